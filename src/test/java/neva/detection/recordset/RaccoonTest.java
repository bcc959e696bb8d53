package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import neva.checkpoint.SharedData;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.Annotations;
import neva.detection.annotation.LabelMap;
import neva.detection.recordset.AnnotationSource.Kind;
import neva.detection.recordset.ConversionReport.PartCount;
import neva.detection.recordset.TensorFlowReader.Recording;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The 200 pictures of raccoons, and records that the original Python tools have made. */
class RaccoonTest {

  @TempDir Path folder;
  private Path raccoon;
  private Path split;
  private Path out;

  @BeforeEach
  void find() throws Exception {
    raccoon = SharedData.file("raccoon");
    out = folder.resolve("out");
    // What sed 's/$/,train/' and sed 's/$/,eval/' make of the two files.
    String train = Files.readString(raccoon.resolve("train_labels.csv"));
    String eval = Files.readString(raccoon.resolve("test_labels.csv"));
    split = folder.resolve("split.csv");
    Files.writeString(split, train.replace("\n", ",train\n") + eval.replace("\n", ",eval\n"));
  }

  private ConversionReport convert(Kind kind) throws Exception {
    Path annotations =
        kind == Kind.VOC ? raccoon.resolve("annotations") : raccoon.resolve("raccoon_labels.csv");
    AnnotationSource source = new AnnotationSource(kind, raccoon.resolve("images"), annotations);
    return Conversion.of(source, out).withSplit(new SplitConfig(1, split, 3, 1)).run();
  }

  @ParameterizedTest
  @EnumSource(
      value = Kind.class,
      names = {"VOC", "CSV"})
  void becomesTheKnownPartsAndTensorFlowReadsThem(Kind kind) throws Exception {
    ConversionReport report = convert(kind);
    assertThat(report.parts())
        .containsExactly(
            new PartCount(RecordPart.TRAIN, 160, 0, 173),
            new PartCount(RecordPart.EVAL, 40, 0, 44));
    assertThat(report.kinds())
        .isEqualTo(Map.of("greyscale picture (note)", 3L, "duplicate file (note)", 4L));

    Map<String, AnnotatedImage> said = new HashMap<>();
    Annotations.readVoc(raccoon.resolve("annotations")).forEach(i -> said.put(i.filename(), i));
    List<Recording> recordings = TensorFlowReadsRecordsTest.recordings(out);
    assertThat(recordings).hasSize(200);
    for (Recording recording : recordings) {
      String name = (String) recording.values().get("image/filename").get(0);
      TensorFlowReadsRecordsTest.assertSays(
          recording, said.remove(name), raccoon.resolve("images"));
    }
  }

  @Test
  void hasTheBoxesThatThePythonToolWrote() throws Exception {
    convert(Kind.VOC);
    Map<String, AnnotatedImage> ours = RecordSets.images(out);
    List<RecordedPicture> theirs =
        RecordSets.pictures(List.of(SharedData.file("raccoon/test.record")));
    assertThat(theirs).hasSize(40);
    for (RecordedPicture their : theirs) {
      AnnotatedImage our = ours.get(their.image().filename());
      assertThat(our.width()).isEqualTo(their.image().width());
      assertThat(our.height()).isEqualTo(their.image().height());
      assertThat(our.objects())
          .extracting(AnnotatedObject::box)
          .containsExactlyInAnyOrderElementsOf(
              their.image().objects().stream().map(AnnotatedObject::box).toList());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"raccoon/test.record", "od_api_samples/pets_examples.record"})
  void recordsOfThePythonToolsValidateAndInspectCleanly(String name) throws Exception {
    List<Path> files = List.of(SharedData.file(name));
    Validation.Report report = Validation.run(files, null, true, 2);
    assertThat(report.defects()).isEmpty();
    RecordSetSummary summary = Inspection.run(files);
    assertThat(summary.records()).isEqualTo(report.records()).isPositive();
    assertThat(summary.backgrounds()).isZero();
    assertThat(summary.boxes().count()).isEqualTo((int) summary.objects());
  }

  @Test
  void petsHaveTheLabelsOfTheirMap() throws Exception {
    Path labels = SharedData.file("od_api_samples/pet_label_map.pbtxt");
    Path records = SharedData.file("od_api_samples/pets_examples.record");
    var map = LabelMap.read(labels);
    assertThat(Validation.run(List.of(records), map, false, 1).defects()).isEmpty();
  }

  @Test
  void drawsTheSameShares() throws Exception {
    AnnotationSource source =
        new AnnotationSource(Kind.VOC, raccoon.resolve("images"), raccoon.resolve("annotations"));
    ConversionReport report =
        Conversion.of(source, out).withSplit(new SplitConfig(0.8, null, 1, 42)).run();
    assertThat(report.parts()).extracting(PartCount::pictures).containsExactly(160, 40);
  }
}
