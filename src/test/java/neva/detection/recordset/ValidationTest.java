package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import neva.detection.annotation.LabelMap;
import neva.tfrecord.Examples;
import neva.tfrecord.PictureKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ValidationTest {

  private static final LabelMap LABELS = LabelMap.of(List.of("cat", "dog"));

  @TempDir Path folder;
  private byte[] png;
  private Path file;

  @BeforeEach
  void draw() throws IOException {
    png = PictureFiles.plain("png", 40, 30);
    file = folder.resolve("a.record");
  }

  private Examples.Builder good() {
    return RecordSets.example(png, "png", 40, 30)
        .texts(PictureKeys.FILENAME, List.of("a.png"))
        .floats(PictureKeys.XMIN, 0, 0.25f)
        .floats(PictureKeys.XMAX, 0.5f, 1)
        .floats(PictureKeys.YMIN, 0.1f, 0)
        .floats(PictureKeys.YMAX, 0.2f, 1)
        .texts(PictureKeys.TEXT, List.of("cat", "dog"))
        .ints(PictureKeys.LABEL, 1, 2);
  }

  private List<Defect> defects(UnaryOperator<Examples.Builder> change) throws IOException {
    return defects(good().build(), change.apply(good()).build());
  }

  private List<Defect> defects(byte[]... records) throws IOException {
    Files.deleteIfExists(file);
    RecordSets.write(file, records);
    return Validation.run(List.of(file), LABELS, true, 2).defects();
  }

  /** One defect, in the second record. */
  private void assertDefect(
      UnaryOperator<Examples.Builder> change, String key, String expected, String found)
      throws IOException {
    assertThat(defects(change))
        .singleElement()
        .isEqualTo(new Defect(file.toString(), 2, key, expected, found));
  }

  @Test
  void findsNothingInGoodRecords() throws IOException {
    assertThat(defects(UnaryOperator.identity())).isEmpty();
    assertThat(defects(RecordSets.example(png, "PNG", 40, 30).build())).isEmpty();
  }

  @Test
  void findsMissingAndRepeatedValues() throws IOException {
    assertDefect(e -> e.texts(PictureKeys.FORMAT, List.of()), "image/format", "one value", "none");
    assertDefect(e -> e.ints(PictureKeys.WIDTH, 40, 40), "image/width", "one value", "2 values");
    assertDefect(
        e -> e.texts(PictureKeys.FILENAME, List.of("a", "b")),
        "image/filename",
        "one value or none",
        "2 values");
  }

  @Test
  void findsWrongTypes() throws IOException {
    assertDefect(
        e -> e.floats(PictureKeys.WIDTH, 40), "image/width", "a list of ints", "a list of floats");
    assertDefect(
        e -> e.texts(PictureKeys.LABEL, List.of("1", "2")),
        "image/object/class/label",
        "a list of ints",
        "a list of bytes");
  }

  @Test
  void findsListsThatDisagree() throws IOException {
    assertDefect(
        e -> e.floats(PictureKeys.YMAX, 0.2f),
        "image/object/bbox/ymax",
        "2 values, as in xmin",
        "1 values");
    assertDefect(
        e -> e.ints(PictureKeys.DIFFICULT, 0),
        "image/object/difficult",
        "2 values, as in xmin",
        "1 values");
  }

  @Test
  void findsBoxesOutOfRange() throws IOException {
    assertDefect(
        e -> e.floats(PictureKeys.XMAX, 0.5f, 1.25f),
        "image/object/bbox/xmax",
        "a share from 0 to 1",
        "1.25 in object 2");
    assertDefect(
        e -> e.floats(PictureKeys.XMIN, Float.NaN, 0),
        "image/object/bbox/xmin",
        "a share from 0 to 1",
        "NaN in object 1");
    assertDefect(
        e -> e.floats(PictureKeys.YMIN, 0.2f, 0),
        "image/object/bbox/ymin",
        "less than 0.2",
        "0.2 in object 1");
  }

  @Test
  void findsClassesThatTheLabelMapDoesNotHave() throws IOException {
    assertDefect(
        e -> e.ints(PictureKeys.LABEL, 1, 0),
        "image/object/class/label",
        "a label of at least 1",
        "0 in object 2");
    assertDefect(
        e -> e.ints(PictureKeys.LABEL, 1, 3).texts(PictureKeys.TEXT, List.of()),
        "image/object/class/label",
        "a label of the label map",
        "3 in object 2");
    assertDefect(
        e -> e.texts(PictureKeys.TEXT, List.of("cat", "dug")),
        "image/object/class/text",
        "a class of the label map, such as dog",
        "dug in object 2");
    assertDefect(
        e -> e.ints(PictureKeys.LABEL, 1, 1),
        "image/object/class/label",
        "2, the label of dog",
        "1 in object 2");
    assertDefect(
        e -> e.ints(PictureKeys.LABEL).texts(PictureKeys.TEXT, List.of()),
        "image/object/class/label",
        "a class for each object",
        "neither label nor text");
  }

  @Test
  void findsPicturesOfAnotherSizeOrFormat() throws IOException {
    assertDefect(
        e -> e.ints(PictureKeys.HEIGHT, 31), "image/height", "30, as in the picture", "31");
    assertDefect(e -> e.texts(PictureKeys.FORMAT, List.of("jpeg")), "image/format", "png", "jpeg");
    byte[] gif = PictureFiles.plain("gif", 40, 30);
    assertDefect(e -> e.bytes(PictureKeys.ENCODED, gif), "image/encoded", "JPEG or PNG", "GIF");
    assertThat(defects(e -> e.texts(PictureKeys.SHA256, List.of("00ff"))))
        .singleElement()
        .extracting(Defect::key)
        .isEqualTo("image/key/sha256");
  }

  @Test
  void findsDamagedPictures() throws IOException {
    byte[] cut = Arrays.copyOf(png, png.length - 20);
    assertThat(defects(e -> e.bytes(PictureKeys.ENCODED, cut)))
        .singleElement()
        .extracting(Defect::key)
        .isEqualTo("image/encoded");
  }

  @Test
  void findsTextsThatAreNoText() throws IOException {
    assertDefect(
        e -> e.bytes(PictureKeys.FILENAME, new byte[] {(byte) 0xff, 'a'}),
        "image/filename",
        "text in UTF-8",
        "other bytes");
  }

  @Test
  void showsNamesOfAnyKindInOneLine() throws IOException {
    List<Defect> defects =
        defects(e -> e.texts(PictureKeys.TEXT, List.of("cat", "x\n".repeat(10_000))));
    assertThat(defects.get(0).sentence()).doesNotContain("\n").hasSizeLessThan(400);
  }

  @Test
  void findsRecordsThatAreNoExamples() throws IOException {
    assertThat(defects(good().build(), "raccoon".getBytes(), good().build()))
        .containsExactly(
            new Defect(file.toString(), 2, "", "a tf.Example", "other or damaged data"));
  }

  @Test
  void findsDamagedFraming() throws IOException {
    RecordSets.write(file, good().build(), good().build(), good().build());
    byte[] bytes = Files.readAllBytes(file);
    int second = bytes.length / 3;
    bytes[second + 40] ^= 1;
    Files.write(file, bytes);
    Validation.Report report = Validation.run(List.of(file), null, false, 1);
    assertThat(report.records()).isOne();
    assertThat(report.defects()).singleElement().matches(defect -> defect.record() == 2);
    assertThat(report.defects().get(0).found()).contains("damaged bytes", "%,d".formatted(second));

    Files.write(file, Arrays.copyOf(bytes, second + 7));
    assertThat(Validation.run(List.of(file), null, false, 1).defects().get(0).sentence())
        .isEqualTo(
            "%s, record 2: expected a whole record, found the end of the file within it, from offset %,d on; nothing behind can be read"
                .formatted(file, second));
  }

  @Test
  void goesOnWithTheNextFile() throws IOException {
    Path other = Files.writeString(folder.resolve("no.record"), "This is a text, no record file.");
    RecordSets.write(file, good().build());
    Validation.Report report = Validation.run(List.of(other, file), LABELS, false, 2);
    assertThat(report.records()).isOne();
    assertThat(report.defects()).singleElement().matches(d -> d.file().equals(other.toString()));
    assertThat(report.summary()).isEqualTo("1 record in 2 files: 1 defect");
  }
}
