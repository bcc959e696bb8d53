import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.detection.DetectorConfig;
import neva.detection.DetectorRecipe;
import neva.detection.ExportedDetector;
import neva.detection.SsdDetector;
import neva.detection.annotation.LabelMap;
import neva.detection.recordset.AnnotationSource;
import neva.detection.recordset.Conversion;
import neva.detection.recordset.SplitConfig;
import neva.detection.sample.DetectionData;
import neva.tfrecord.Shards;
import neva.training.Run;

/** Makes records of annotated pictures, teaches a detector what is on them, and detects. */
public class DetectObjects {

  public static void main(String[] args) throws IOException {
    records(Path.of("runs/frogs/records"));
    run(600, Path.of("runs/frogs/records"), Path.of("runs/frogs/run"));
  }

  static void records(Path folder) throws IOException {
    AnnotationSource scenes =
        new AnnotationSource(
            AnnotationSource.Kind.VOC,
            Path.of("detection/images"),
            Path.of("detection/annotations"));
    Conversion.of(scenes, folder).withSplit(SplitConfig.of(0.75)).run();
  }

  static void run(long steps, Path records, Path folder) throws IOException {
    // begin
    LabelMap labels = LabelMap.read(records.resolve("label_map.pbtxt"));
    List<Path> train = Shards.expand(records + "/train.record-*");
    List<Path> validation = Shards.expand(records + "/eval.record-*");
    try (var data = DetectionData.open(labels, train, validation, List.of())) {
      DetectorConfig config =
          DetectorRecipe.fineTuning(Path.of("savedmodels/things"))
              .config(labels, data.training().size(), System.err::println)
              .withTraining(training -> training.lasting(steps));
      try (var detector = SsdDetector.create(config, labels)) {
        detector.fit(data, Run.in(folder));
        System.out.println(detector.evaluate(data.validation().orElseThrow()));
        detector.export(folder.resolve("export"));
      }
    }
    try (var detector = ExportedDetector.load(folder.resolve("export"))) {
      Path picture = Path.of("detection/images/scene-021.jpg");
      detector.predict(picture).forEach(System.out::println);
    }
    // end
  }
}
