package neva.detection.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import neva.detection.annotation.Box;
import neva.detection.annotation.LabelMap;
import neva.detection.sample.Remark.Kind;
import neva.io.BadInputException;
import neva.tfrecord.Examples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectionRecordsTest {

  private static final String KEY = "image/object/";

  @TempDir Path folder;

  private DetectionRecords open(Examples.Builder... records) throws IOException {
    Path file = folder.resolve("train.record");
    return DrawnRecords.open(
        DrawnRecords.write(
            file, Stream.of(records).map(Examples.Builder::build).toArray(byte[][]::new)));
  }

  private TrueObject only(Examples.Builder record) throws IOException {
    try (DetectionRecords records = open(record)) {
      assertThat(records.get(0).objects()).hasSize(1);
      return records.get(0).objects().get(0);
    }
  }

  private void refused(Examples.Builder record, String... sayings) {
    assertThatThrownBy(() -> open(DrawnRecords.scene(1), record))
        .isInstanceOf(BadInputException.class)
        .message()
        .contains("train.record, record 2 (scene-0.jpg)")
        .contains(sayings);
  }

  @Test
  void readsObjectsAndPictures() throws IOException {
    try (DetectionRecords records = DrawnRecords.open(DrawnRecords.write(folder, 10))) {
      assertThat(records.size()).isEqualTo(10);
      assertThat(records.get(9).objects()).as("every tenth scene is background").isEmpty();
      assertThat(records.get(3).where())
          .isEqualTo(folder + "/train.record, record 4 (scene-3.jpg)");
      assertThat(records.picture(3).width()).isEqualTo(DrawnRecords.WIDTH);
      assertThat(records.get(3).height()).isEqualTo(DrawnRecords.HEIGHT);
    }
  }

  @Test
  void theNameOfAClassCountsMoreThanItsNumber() throws IOException {
    Examples.Builder record =
        DrawnRecords.frog(0, 0, 1, 1)
            .texts(KEY + "class/text", List.of("fish"))
            .ints(KEY + "class/label", 1);
    try (DetectionRecords records = open(record)) {
      assertThat(records.get(0).objects().get(0).classId()).isEqualTo(2);
      assertThat(records.get(0).remarks()).containsExactly(new Remark(Kind.RENUMBERED, 1));
    }
  }

  @Test
  void theNumberOfAClassCountsWhereThereIsNoName() throws IOException {
    Examples.Builder record =
        DrawnRecords.frog(0, 0, 1, 1)
            .texts(KEY + "class/text", List.of())
            .ints(KEY + "class/label", 2);
    assertThat(only(record).classId()).isEqualTo(2);
  }

  @Test
  void readsWeightsAreasAndFlags() throws IOException {
    TrueObject object =
        only(
            DrawnRecords.frog(0, 0, 0.5f, 1)
                .floats(KEY + "weight", 0.5f)
                .floats(KEY + "area", 12)
                .ints(KEY + "difficult", 1)
                .ints(KEY + "is_crowd", 1));
    assertThat(object).isEqualTo(new TrueObject(new Box(0, 0, 0.5, 1), 1, 0.5f, true, true, 12));
    assertThat(object.toLearn().weight()).as("a crowd is not learnt").isZero();
  }

  @Test
  void theAreaIsThatOfTheBoxWhereNoneIsGiven() throws IOException {
    assertThat(only(DrawnRecords.frog(0, 0, 0.5f, 1)).area())
        .isCloseTo(0.5 * DrawnRecords.WIDTH * DrawnRecords.HEIGHT, within(1e-3));
  }

  @Test
  void clipsWhatReachesALittleBeyondThePicture() throws IOException {
    try (DetectionRecords records = open(DrawnRecords.frog(-0.05f, 0, 1.02f, 1))) {
      assertThat(records.get(0).objects().get(0).box()).isEqualTo(new Box(0, 0, 1, 1));
      assertThat(records.get(0).remarks()).containsExactly(new Remark(Kind.CLIPPED, 1));
    }
  }

  @Test
  void leavesOutWhatIsSmallerThanAPixel() throws IOException {
    try (DetectionRecords records =
        open(DrawnRecords.scene(0), DrawnRecords.frog(0.5f, 0, 0.505f, 1))) {
      assertThat(records.get(1).objects()).isEmpty();
      assertThat(records.get(1).remarks()).containsExactly(new Remark(Kind.TINY, 1));
    }
  }

  @Test
  void refusesBrokenBoxes() {
    refused(DrawnRecords.frog(Float.NaN, 0, 1, 1), "object 1", "x NaN to 1.0", "numbers");
    refused(DrawnRecords.frog(0.8f, 0, 0.2f, 1), "xmin ≤ xmax", "x 0.8 to 0.2");
    refused(DrawnRecords.frog(0, 0, 120, 80), "shares of the picture", "x 0.0 to 120.0");
    refused(DrawnRecords.frog(0, 0, 1, 1).floats(KEY + "weight", -1), "weight of 0 or more");
  }

  @Test
  void refusesListsThatDisagree() {
    refused(
        DrawnRecords.frog(0, 0, 1, 1).floats(KEY + "bbox/ymax", 1, 1),
        "Expected 1 values in feature image/object/bbox/ymax",
        "found 2");
    refused(
        DrawnRecords.frog(0, 0, 1, 1).texts(KEY + "class/text", List.of("frog", "frog")),
        "image/object/class/text");
  }

  @Test
  void refusesClassesThatTheLabelMapLacks() {
    refused(
        DrawnRecords.frog(0, 0, 1, 1).texts(KEY + "class/text", List.of("frogg")),
        "perhaps 'frog'",
        "found 'frogg'");
    refused(
        DrawnRecords.frog(0, 0, 1, 1)
            .texts(KEY + "class/text", List.of())
            .ints(KEY + "class/label", 3),
        "found label 3");
    refused(
        DrawnRecords.frog(0, 0, 1, 1).texts(KEY + "class/text", List.of()),
        "neither text nor label");
  }

  @Test
  void refusesRecordsWithoutAWholePicture() {
    byte[] jpeg = new byte[] {(byte) 0xff, (byte) 0xd8, (byte) 0xff, 0, 0};
    refused(DrawnRecords.scene(0).bytes("image/encoded"), "image/encoded", "found none");
    refused(DrawnRecords.scene(0).bytes("image/encoded", jpeg), "Expected");
    refused(DrawnRecords.scene(0).bytes("image/encoded", "hello".getBytes()), "JPEG, PNG");
  }

  @Test
  void refusesSetsWithoutObjects() {
    assertThatThrownBy(() -> open(DrawnRecords.scene(9)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Expected records with boxes in " + folder + "/train.record")
        .hasMessageContaining("found 1 records without any");
    assertThatThrownBy(this::open).hasMessageContaining("found 0 records");
  }

  @Test
  void namesTheRecordThatIsCutOff() throws IOException {
    Path file = DrawnRecords.write(folder, 3);
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
    assertThatThrownBy(() -> DrawnRecords.open(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("train.record, record 2: ");
  }

  @Test
  void theFingerprintTellsRecordsApart() throws IOException {
    Set<String> prints = new HashSet<>();
    for (int count : List.of(3, 4, 3)) {
      try (DetectionRecords records = DrawnRecords.open(DrawnRecords.write(folder, count))) {
        prints.add(records.fingerprint());
      }
    }
    assertThat(prints).hasSize(2);
  }

  @Test
  void holdsOutWhatTheSeedSays() throws IOException {
    try (DetectionRecords records = DrawnRecords.open(DrawnRecords.write(folder, 20))) {
      DetectionRecords.Split split = records.split(0.25, 7);
      assertThat(split.heldOut().all())
          .hasSize(5)
          .doesNotContainAnyElementsOf(split.training().all());
      assertThat(split.training().all()).hasSize(15);
      assertThat(records.split(0.25, 7).heldOut().all()).isEqualTo(split.heldOut().all());
      assertThat(records.split(0.25, 8).heldOut().all()).isNotEqualTo(split.heldOut().all());
      assertThat(records.split(0, 7).heldOut().size()).isZero();
      assertThatThrownBy(() -> records.split(1, 7)).hasMessageContaining("validation must leave");
    }
  }

  @Test
  void aPictureThatNoLongerDecodesIsNamed() throws IOException {
    Path file = DrawnRecords.write(folder, 3);
    try (DetectionRecords records = DrawnRecords.open(file)) {
      byte[] bytes = Files.readAllBytes(file);
      Files.write(file, Arrays.copyOf(bytes, bytes.length - 100));
      records.picture(0);
      assertThatThrownBy(() -> records.picture(2))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("train.record, record 3: ")
          .hasMessageContaining("Expected");
    }
  }

  @Test
  void labelsAreThoseGiven() throws IOException {
    try (DetectionRecords records =
        DetectionRecords.open(
            List.of(DrawnRecords.write(folder, 1)), LabelMap.of(List.of("fish", "frog")))) {
      assertThat(records.get(0).objects())
          .isNotEmpty()
          .allSatisfy(object -> assertThat(object.classId()).isIn(1, 2));
      assertThat(records.labels().name(1)).hasValue("fish");
    }
  }
}
