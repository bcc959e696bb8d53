package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.Box;
import neva.detection.annotation.Finding;
import neva.detection.annotation.Finding.Severity;
import neva.detection.recordset.AnnotationSource.Kind;
import neva.io.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A set with one good picture, {@code good.jpg}, and something wrong: what the report says of it
 * and what stays.
 */
class FindingsTest {

  private static final int WIDTH = 100;
  private static final int HEIGHT = 80;

  @TempDir Path folder;
  private Path images;
  private Path annotations;
  private Path labels;
  private Path out;

  @BeforeEach
  void furnish() throws IOException {
    images = Files.createDirectories(folder.resolve("images"));
    annotations = Files.createDirectories(folder.resolve("xml"));
    out = folder.resolve("out");
    String map = "item { id: 1 name: 'raccoon' } item { id: 2 name: 'squirrel' }";
    labels = Files.writeString(folder.resolve("map.pbtxt"), map);
    jpeg("good.jpg");
    voc("good", object("raccoon", "10", "10", "50", "60"));
  }

  private void jpeg(String name) throws IOException {
    picture(name, PictureFiles.plain("jpg", WIDTH, HEIGHT));
  }

  private void picture(String name, byte[] file) throws IOException {
    Files.write(images.resolve(name), file);
  }

  private void voc(String name, String objects) throws IOException {
    voc(name, name + ".jpg", objects);
  }

  private void voc(String name, String filename, String objects) throws IOException {
    voc(name, filename, WIDTH, HEIGHT, objects);
  }

  private void voc(String name, String filename, int width, int height, String objects)
      throws IOException {
    String xml =
        """
        <annotation><filename>%s</filename>
        <size><width>%d</width><height>%d</height></size>%s</annotation>"""
            .formatted(filename, width, height, objects);
    Files.writeString(annotations.resolve(name + ".xml"), xml);
  }

  private static String object(String name, String xmin, String ymin, String xmax, String ymax) {
    return """
        <object><name>%s</name><bndbox><xmin>%s</xmin><ymin>%s</ymin>
        <xmax>%s</xmax><ymax>%s</ymax></bndbox></object>"""
        .formatted(name, xmin, ymin, xmax, ymax);
  }

  private Conversion conversion() {
    return Conversion.of(new AnnotationSource(Kind.VOC, images, annotations), out)
        .withLabels(labels);
  }

  private ConversionReport convert() throws IOException {
    ConversionReport report = conversion().run();
    String text = Files.readString(out.resolve("report.txt"));
    report.findings().forEach(f -> assertThat(text).contains(f.sentence()));
    return report;
  }

  private static void assertFinding(
      Finding finding, Severity severity, Path file, int object, String field) {
    assertThat(finding.severity()).isEqualTo(severity);
    assertThat(finding.file()).isEqualTo(file.toString());
    assertThat(finding.object()).isEqualTo(object);
    assertThat(finding.field()).isEqualTo(field);
    assertThat(finding.sentence()).contains(file.toString(), finding.expected(), finding.found());
    assertThat(finding.done()).isNotBlank();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          racoon  | 1   | 2  | 30  | 40  | unknown class           | perhaps "raccoon"
          wombat  | 1   | 2  | 30  | 40  | unknown class           | "wombat"
          raccoon | 120 | 2  | 150 | 40  | box outside the picture |
          raccoon | 30  | 2  | 30  | 40  | box under one pixel     |
          raccoon | 30  | 2  | 30.5| 40  | box under one pixel     |
          raccoon | NaN | 2  | 30  | 40  | not a number            | NaN
          raccoon | 1e999 | 2 | 30 | 40  | not a number            | Infinity
          raccoon | left  | 2 | 30 | 40  | not a number            | "left"
          raccoon |     | 2  | 30  | 40  | no box                  |
          """)
  void leavesOutPicturesWithRejectedObjects(
      String name, String xmin, String ymin, String xmax, String ymax, String kind, String said)
      throws IOException {
    jpeg("bad.jpg");
    String bad = object(name, xmin == null ? "" : xmin, ymin, xmax, ymax);
    voc("bad", object("squirrel", "5", "5", "20", "20") + bad);

    ConversionReport report = convert();
    Finding finding = RecordSets.finding(report, kind);
    assertFinding(finding, Severity.REJECTED, annotations.resolve("bad.xml"), 2, finding.field());
    assertThat(finding.sentence()).contains("object 2", said == null ? "" : said);
    Finding picture = RecordSets.finding(report, "picture with rejected objects");
    assertFinding(picture, Severity.REJECTED, images.resolve("bad.jpg"), 0, "");
    assertThat(picture.found()).isEqualTo("1 of 2 rejected");
    assertThat(RecordSets.images(out)).containsOnlyKeys("good.jpg");
  }

  @Test
  void keepsTheGoodObjectsWhenAsked() throws IOException {
    jpeg("bad.jpg");
    String good = object("squirrel", "5", "5", "20", "20");
    voc("bad", good + object("wombat", "5", "5", "20", "20"));
    ConversionReport report = conversion().withKeepPartial(true).run();
    assertThat(report.written()).isEqualTo(2);
    assertThat(RecordSets.images(out).get("bad.jpg").objects())
        .extracting(AnnotatedObject::name)
        .containsExactly("squirrel");
  }

  @Test
  void neverTakesAPictureThatLostAllObjectsForBackground() throws IOException {
    jpeg("bad.jpg");
    voc("bad", object("wombat", "5", "5", "20", "20"));
    ConversionReport report = conversion().withKeepPartial(true).run();
    assertThat(report.written()).isOne();
    assertThat(RecordSets.finding(report, "picture with rejected objects").found())
        .isEqualTo("1 of 1 rejected");
  }

  @ParameterizedTest
  @CsvSource({
    "swapped corners, 50, 60, 10, 20, 10, 20, 50, 60",
    "box outside the picture, -8, 20, 50, 60, 0, 20, 50, 60",
    "box outside the picture, 10, 20, 130, 60, 10, 20, 100, 60"
  })
  void repairsBoxes(
      String kind,
      String xmin,
      String ymin,
      String xmax,
      String ymax,
      double left,
      double top,
      double right,
      double bottom)
      throws IOException {
    jpeg("bad.jpg");
    voc("bad", object("raccoon", xmin, ymin, xmax, ymax));
    ConversionReport report = convert();
    assertThat(report.written()).isEqualTo(2);
    assertThat(report.findings()).allMatch(f -> f.severity() == Severity.REPAIRED);
    Finding finding = report.findings().get(0);
    assertThat(finding.kind()).isEqualTo(kind);
    assertFinding(finding, Severity.REPAIRED, annotations.resolve("bad.xml"), 1, finding.field());
    assertThat(RecordSets.images(out).get("bad.jpg").objects().get(0).box())
        .isEqualTo(new Box(left, top, right, bottom));
  }

  @Test
  void endsAtARepairToo() throws IOException {
    jpeg("bad.jpg");
    voc("bad", object("raccoon", "50", "60", "10", "20"));
    assertThatThrownBy(() -> conversion().withStrict(true).run())
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("bad.xml, object 1");
    assertThat(out).doesNotExist();
  }

  @Test
  void reportsAnnotationsWithoutPicture() throws IOException {
    voc("gone", object("raccoon", "10", "10", "50", "60"));
    Finding finding = RecordSets.finding(convert(), "missing picture");
    assertFinding(finding, Severity.REJECTED, annotations.resolve("gone.xml"), 0, "filename");
    assertThat(finding.found()).contains("gone.jpg");
  }

  @Test
  void reportsPicturesWithoutAnnotation() throws IOException {
    jpeg("alone.jpg");
    Finding finding = RecordSets.finding(convert(), "picture without annotation");
    assertFinding(finding, Severity.REJECTED, images.resolve("alone.jpg"), 0, "");
    assertThat(RecordSets.images(out)).containsOnlyKeys("good.jpg");
  }

  @Test
  void takesAnAnnotationWithoutObjectsForBackground() throws IOException {
    jpeg("empty.jpg");
    voc("empty", "");
    assertThat(convert().findings()).isEmpty();
    assertThat(RecordSets.images(out).get("empty.jpg").objects()).isEmpty();
  }

  @Test
  void findsPicturesByTheNameOfTheXmlFile() throws IOException {
    jpeg("renamed.jpg");
    voc("renamed", "IMG_0001.JPG", object("squirrel", "1", "1", "20", "20"));
    Finding finding = RecordSets.finding(convert(), "other file name");
    assertFinding(finding, Severity.REPAIRED, annotations.resolve("renamed.xml"), 0, "filename");
    assertThat(finding.sentence()).contains("IMG_0001.JPG", "taken for renamed.jpg");
    assertThat(RecordSets.images(out)).containsKey("renamed.jpg");
  }

  @Test
  void doesNotLetACopiedXmlFileTakeThePictureOfAnother() throws IOException {
    jpeg("a.jpg");
    voc("a", "good.jpg", object("squirrel", "1", "1", "20", "20"));
    convert();
    assertThat(RecordSets.images(out).get("a.jpg").objects())
        .extracting(AnnotatedObject::name)
        .containsExactly("squirrel");
    assertThat(RecordSets.images(out).get("good.jpg").objects())
        .extracting(AnnotatedObject::name)
        .containsExactly("raccoon");
  }

  @Test
  void findsPicturesWithAnotherEnding() throws IOException {
    picture("photo.PNG", PictureFiles.plain("png", WIDTH, HEIGHT));
    voc("note", "photo.jpg", object("squirrel", "1", "1", "20", "20"));
    Finding finding = RecordSets.finding(convert(), "other file name");
    assertThat(finding.sentence()).contains("photo.jpg", "taken for photo.PNG");
  }

  @Test
  void reportsASecondAnnotationOfAPicture() throws IOException {
    voc("other", "good.jpg", object("squirrel", "1", "1", "20", "20"));
    Finding finding = RecordSets.finding(convert(), "duplicate file");
    assertFinding(finding, Severity.REJECTED, annotations.resolve("other.xml"), 0, "filename");
    assertThat(finding.found()).contains("good.jpg", "good.xml");
  }

  @Test
  void notesTheSamePictureUnderTwoNames() throws IOException {
    Files.copy(images.resolve("good.jpg"), images.resolve("copy.jpg"));
    voc("copy", object("raccoon", "10", "10", "50", "60"));
    ConversionReport report = convert();
    assertThat(report.written()).isEqualTo(2);
    Finding finding = RecordSets.finding(report, "duplicate file");
    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
    assertThat(finding.sentence()).contains("good.jpg", "copy.jpg");
  }

  @Test
  void reportsTruncatedPictures() throws IOException {
    byte[] file = PictureFiles.plain("jpg", WIDTH, HEIGHT);
    picture("cut.jpg", Arrays.copyOf(file, file.length / 2));
    voc("cut", object("raccoon", "10", "10", "50", "60"));
    Finding finding = RecordSets.finding(convert(), "damaged picture");
    assertFinding(finding, Severity.REJECTED, images.resolve("cut.jpg"), 0, "");
    assertThat(finding.sentence()).contains("end", "picture left out");
  }

  @ParameterizedTest
  @CsvSource({"page.jpg, <html>Not found</html>, HTML", "empty.jpg, '', an empty file"})
  void reportsFilesThatAreNoPictures(String name, String content, String said) throws IOException {
    picture(name, content.getBytes(StandardCharsets.UTF_8));
    voc(name.replace(".jpg", ""), object("raccoon", "10", "10", "50", "60"));
    assertThat(RecordSets.finding(convert(), "damaged picture").sentence()).contains(said);
  }

  @Test
  void findsDamagedPixelsOnlyWhenItDecodes() throws IOException {
    byte[] file = PictureFiles.plain("jpg", WIDTH, HEIGHT);
    byte[] shortened = Arrays.copyOf(file, file.length / 2);
    System.arraycopy(file, file.length - 2, shortened, shortened.length - 2, 2); // its end marker
    picture("spoilt.jpg", shortened);
    voc("spoilt", object("raccoon", "10", "10", "50", "60"));
    assertThat(convert().findings()).isEmpty();
    out = folder.resolve("decoded");
    ConversionReport report = conversion().withRules(new PictureRules(true, 0)).run();
    assertFinding(
        RecordSets.finding(report, "damaged picture"),
        Severity.REJECTED,
        images.resolve("spoilt.jpg"),
        0,
        "");
  }

  @Test
  void repairsSizesThatThePictureDoesNotHave() throws IOException {
    jpeg("bad.jpg");
    voc("bad", "bad.jpg", 300, 500, object("raccoon", "10", "10", "50", "60"));
    Finding finding = RecordSets.finding(convert(), "size mismatch");
    assertThat(finding.severity()).isEqualTo(Severity.REPAIRED);
    assertThat(finding.file()).isEqualTo(annotations.resolve("bad.xml").toString());
    assertThat(finding.sentence()).contains("300");
    assertThat(RecordSets.images(out).get("bad.jpg").objects().get(0).box())
        .isEqualTo(new Box(10, 10, 50, 60));
  }

  @Test
  void repairsSizesOfZero() throws IOException {
    jpeg("bad.jpg");
    voc("bad", "bad.jpg", 0, 0, object("raccoon", "10", "10", "50", "60"));
    Finding finding = RecordSets.finding(convert(), "no size");
    assertThat(finding.file()).isEqualTo(annotations.resolve("bad.xml").toString());
    assertThat(RecordSets.images(out).get("bad.jpg").width()).isEqualTo(WIDTH);
  }

  @Test
  void mapsBoxesOfARotatedPictureBack() throws IOException {
    picture("turned.jpg", PictureFiles.oriented(PictureFiles.plain("jpg", WIDTH, HEIGHT), 6));
    voc("turned", "turned.jpg", HEIGHT, WIDTH, object("raccoon", "10", "20", "30", "60"));
    Finding finding = RecordSets.finding(convert(), "rotated picture");
    assertThat(finding.sentence()).contains("turned.xml");
    // Shown turned clockwise: x of the stored picture runs down, y runs from right to left.
    assertThat(RecordSets.images(out).get("turned.jpg").objects().get(0).box())
        .isEqualTo(new Box(20, HEIGHT - 30, 60, HEIGHT - 10));
  }

  @Test
  void leavesBoxesOfARotatedPictureThatMeanTheStoredPixels() throws IOException {
    picture("turned.jpg", PictureFiles.oriented(PictureFiles.plain("jpg", WIDTH, HEIGHT), 6));
    voc("turned", "turned.jpg", WIDTH, HEIGHT, object("raccoon", "10", "20", "30", "60"));
    convert();
    assertThat(RecordSets.images(out).get("turned.jpg").objects().get(0).box())
        .isEqualTo(new Box(10, 20, 30, 60));
  }

  @Test
  void notesTheWrongExtension() throws IOException {
    picture("really.jpg", PictureFiles.plain("png", WIDTH, HEIGHT));
    voc("really", object("raccoon", "10", "10", "50", "60"));
    Finding finding = RecordSets.finding(convert(), "wrong extension");
    assertFinding(finding, Severity.NOTE, images.resolve("really.jpg"), 0, "");
    assertThat(finding.sentence()).contains("expected .png, found .jpg");
  }

  @ParameterizedTest
  @CsvSource({"photo.jpg_large, .jpg_large", "photo, none"})
  void readsFilesThatAnAnnotationNamesWhateverTheyAreCalled(String name, String extension)
      throws IOException {
    picture(name, PictureFiles.plain("jpg", WIDTH, HEIGHT));
    voc("photo", name, object("raccoon", "10", "10", "50", "60"));
    Finding finding = RecordSets.finding(convert(), "wrong extension");
    assertThat(finding.found()).isEqualTo(extension);
    assertThat(RecordSets.images(out)).containsKey(name);
  }

  @Test
  void readsByteOrderMarksAndOtherEncodings() throws IOException {
    jpeg("räuber.jpg");
    String xml =
        "<annotation><filename>räuber.jpg</filename>%s</annotation>"
            .formatted(object("raccoon", "1", "1", "30", "40"));
    for (Charset charset : new Charset[] {StandardCharsets.UTF_8, StandardCharsets.UTF_16}) {
      String mark = charset == StandardCharsets.UTF_8 ? "\ufeff" : "";
      Files.write(annotations.resolve("räuber.xml"), (mark + xml).getBytes(charset));
      convert();
      assertThat(RecordSets.images(out)).containsKey("räuber.jpg");
      out = folder.resolve("again");
    }
  }

  @Test
  void neitherFetchesNorExpandsEntities() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), "raccoon");
    jpeg("trick.jpg");
    String body =
        "<annotation><filename>trick.jpg</filename>%s</annotation>"
            .formatted(object("&x;", "1", "1", "30", "40"));
    String outside = "<!DOCTYPE a [<!ENTITY x SYSTEM '%s'>]>".formatted(secret.toUri());
    Files.writeString(annotations.resolve("trick.xml"), outside + body);
    Finding finding = RecordSets.finding(convert(), "unreadable annotation");
    assertFinding(finding, Severity.REJECTED, annotations.resolve("trick.xml"), 0, "");
    assertThat(finding.sentence()).contains("DOCTYPE");
    assertThat(RecordSets.images(out)).containsOnlyKeys("good.jpg");
  }

  @ParameterizedTest
  @CsvSource({"../good.jpg", "/etc/passwd", "'C:\\pictures\\good.jpg'"})
  void refusesPathsThatLeaveTheFolder(String filename) throws IOException {
    voc("leaving", filename, object("raccoon", "1", "1", "30", "40"));
    Finding finding = RecordSets.finding(convert(), "path leaves the folder");
    assertFinding(finding, Severity.REJECTED, annotations.resolve("leaving.xml"), 0, "filename");
    assertThat(finding.sentence()).contains(filename);
  }

  @Test
  void reportsTheLinesOfACsvFile() throws IOException {
    jpeg("bad.jpg");
    Path csv = folder.resolve("boxes.csv");
    Files.writeString(
        csv,
        """
        \ufefffilename,width,height,class,xmin,ymin,xmax,ymax
        good.jpg,100,80,raccoon,10,10,50,60
        bad.jpg,100,80,racoon,10,10,50,60
        """);
    ConversionReport report =
        Conversion.of(new AnnotationSource(Kind.CSV, images, csv), out).withLabels(labels).run();
    Finding finding = RecordSets.finding(report, "unknown class");
    assertFinding(finding, Severity.REJECTED, csv, 3, "class");
    assertThat(finding.sentence()).contains("line 3").contains("perhaps \"raccoon\"");
  }

  @Test
  void countsWhatItFound() throws IOException {
    jpeg("bad.jpg");
    jpeg("alone.jpg");
    voc("bad", object("raccoon", "50", "20", "10", "60"));
    ConversionReport report = convert();
    assertThat(report.rejected()).isOne();
    assertThat(report.repaired()).isOne();
    assertThat(report.kinds())
        .isEqualTo(
            Map.of("picture without annotation (rejected)", 1L, "swapped corners (repaired)", 1L));
  }
}
