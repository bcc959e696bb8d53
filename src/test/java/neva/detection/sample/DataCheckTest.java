package neva.detection.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import neva.detection.annotation.LabelMap;
import neva.detection.ssd.SsdConfig;
import neva.tfrecord.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataCheckTest {

  private static final SsdConfig SSD = SsdConfig.mobileNetV1(2);
  private static final long ROOM = 1 << 30;

  @TempDir Path folder;

  private DetectionRecords records(String name, LabelMap labels, Examples.Builder... records)
      throws IOException {
    Path file = folder.resolve(name);
    DrawnRecords.write(
        file, Stream.of(records).map(Examples.Builder::build).toArray(byte[][]::new));
    return DetectionRecords.open(List.of(file), labels);
  }

  private DataCheck check(Examples.Builder... records) throws IOException {
    try (DetectionRecords open = records("train.record", DrawnRecords.LABELS, records)) {
      return DataCheck.of(DetectionData.of(open), SSD, ROOM);
    }
  }

  private static Examples.Builder frog(double size) {
    float half = (float) (size / 2);
    return DrawnRecords.frog(0.5f - half, 0.5f - half, 0.5f + half, 0.5f + half);
  }

  @Test
  void countsWhatThereIs() throws IOException {
    DataCheck check = check(frog(0.3), frog(0.4), DrawnRecords.scene(9));
    assertThat(check.pictures()).isEqualTo(3);
    assertThat(check.backgrounds()).isEqualTo(1);
    assertThat(check.objects()).isEqualTo(2);
    assertThat(check.classes().get(0)).isEqualTo(new DataCheck.ClassCount(1, "frog", 2, 2));
    assertThat(check.anchors().count()).isEqualTo(1917);
    assertThat(check.anchors().perObject()).hasSize(2).allMatch(count -> count > 1);
    assertThat(check.text())
        .contains("3 pictures, 1 of them without objects; 2 objects")
        .contains("1 frog: 2 objects in 2 pictures")
        .contains("1,917 at 300x300");
  }

  @Test
  void warnsOfClassesWithFewOrNoObjects() throws IOException {
    assertThat(check(frog(0.3)).warnings())
        .anyMatch(warning -> warning.startsWith("No image shows class fish"))
        .anyMatch(warning -> warning.startsWith("Class frog has only 1 object:"));
  }

  @Test
  void warnsOfObjectsThatFitNoAnchor() throws IOException {
    DataCheck check = check(frog(0.3), frog(0.03));
    assertThat(check.anchors().poor()).hasSize(1);
    assertThat(check.warnings())
        .anyMatch(
            warning ->
                warning.startsWith(
                        "Objects that fit no anchor: 1 of 2, such as a frog of 9x9 pixels in ")
                    && warning.contains("record 2"));
  }

  @Test
  void warnsOfObjectsThatNoAnchorLearns() throws IOException {
    Examples.Builder twins =
        DrawnRecords.scene(0)
            .floats("image/object/bbox/xmin", 0.5f, 0.5f)
            .floats("image/object/bbox/ymin", 0.5f, 0.5f)
            .floats("image/object/bbox/xmax", 0.53f, 0.53f)
            .floats("image/object/bbox/ymax", 0.53f, 0.53f)
            .texts("image/object/class/text", List.of("frog", "fish"));
    assertThat(check(twins).warnings())
        .anyMatch(
            warning ->
                warning.startsWith(
                    "Objects that no anchor is matched to, because others match better: 1 of 2"));
  }

  @Test
  void warnsOfWhatWasPutRight() throws IOException {
    DataCheck check =
        check(
            DrawnRecords.frog(0, 0, 1.05f, 1),
            DrawnRecords.frog(0.5f, 0, 0.501f, 1),
            frog(0.5).ints("image/object/class/label", 2));
    assertThat(String.join("\n", check.warnings()))
        .contains("Boxes that reach beyond their pictures and are clipped: 1, such as object 1 of")
        .contains("Boxes that are smaller than a pixel and are left out: 1,")
        .contains("Objects whose class has another number in the label map: 1,");
  }

  @Test
  void warnsOfPicturesThatDoNotFitIntoTheCache() throws IOException {
    try (DetectionRecords open = records("train.record", DrawnRecords.LABELS, frog(0.3))) {
      assertThat(DataCheck.of(DetectionData.of(open), SSD, 1_000).warnings())
          .anyMatch(warning -> warning.contains("640 pixels a side"));
      assertThat(DataCheck.of(DetectionData.of(open), SSD, ROOM).warnings())
          .noneMatch(warning -> warning.contains("640 pixels a side"));
    }
  }

  @Test
  void warnsOfPicturesThatTrainAndEvaluate() throws IOException {
    try (DetectionRecords training =
            records("train.record", DrawnRecords.LABELS, frog(0.3), DrawnRecords.scene(1));
        DetectionRecords evaluation =
            records("eval.record", DrawnRecords.LABELS, DrawnRecords.scene(1))) {
      assertThat(
              DataCheck.of(DetectionData.of(training).withValidation(evaluation), SSD, ROOM)
                  .warnings())
          .anyMatch(
              warning ->
                  warning.startsWith("Images both in training and in validation: 1, such as"));
      assertThat(
              DataCheck.of(DetectionData.of(training).withTest(evaluation), SSD, ROOM).warnings())
          .anyMatch(
              warning -> warning.startsWith("Images both in training and in test: 1, such as"));
    }
  }

  @Test
  void hasNothingToSayOfAGoodSet() throws IOException {
    Examples.Builder[] good = new Examples.Builder[40];
    for (int i = 0; i < good.length; i++) {
      good[i] =
          frog(0.3 + i / 100.0)
              .texts("image/object/class/text", List.of(i % 2 == 0 ? "frog" : "fish"));
    }
    assertThat(check(good).warnings()).isEmpty();
  }
}
