import java.io.IOException;
import java.nio.file.Path;
import neva.classification.ClassifierConfig;
import neva.classification.ExportedClassifier;
import neva.classification.ImageClassifier;
import neva.dataset.ImageData;
import neva.dataset.Shapes;
import neva.network.NetworkName;
import neva.training.ConsoleProgress;
import neva.training.Run;

/** Trains a network on drawn figures, measures and exports it, and classifies with the export. */
public class ClassifyImages {

  public static void main(String[] args) throws IOException {
    run(10_000, 14, Path.of("runs/figures"));
  }

  static void run(int images, double epochs, Path folder) throws IOException {
    // begin
    ImageData data = Shapes.generate(images, images / 5, 1);
    ClassifierConfig config =
        ClassifierConfig.of(NetworkName.LAB, data)
            .withTraining(training -> training.lastingEpochs(epochs, images));
    try (var classifier = ImageClassifier.create(config, data.classNames())) {
      classifier.fit(data, Run.in(folder), ConsoleProgress.create());
      System.out.println("accuracy " + classifier.evaluate(data.test()).accuracy());
      classifier.export(folder.resolve("export"));
    }
    try (var classifier = ExportedClassifier.load(folder.resolve("export"))) {
      System.out.println(classifier.predict(data.test().get(0).image()).get(0));
    }
    // end
  }
}
