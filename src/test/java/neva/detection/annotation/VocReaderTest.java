package neva.detection.annotation;

import static neva.detection.annotation.Desk.object;
import static neva.detection.annotation.Desk.voc;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import neva.io.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VocReaderTest {

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(folder);
  }

  private AnnotatedImage read(String text) throws IOException {
    List<AnnotatedImage> images = Annotations.readVoc(desk.put("a.xml", text), desk);
    assertThat(images).hasSize(1);
    return images.get(0);
  }

  @Test
  void findsTagsByNameInAnyOrder() throws IOException {
    AnnotatedImage image =
        read(
            """
            <annotation verified="yes">
              <object>
                <bndbox><ymax>408.5</ymax><xmax>522</xmax><ymin>88</ymin><xmin>81.0</xmin></bndbox>
                <occluded>0</occluded><difficult>1</difficult><pose>Left</pose>
                <truncated>1</truncated><name> raccoon </name>
              </object>
              <size><depth>3</depth><height>417</height><width>650</width></size>
              <path>/Users/me/Desktop/raccoon-1.jpg</path>
              <folder>images</folder>
              <filename>raccoon-1.jpg</filename>
            </annotation>
            """);

    assertThat(image.filename()).isEqualTo("raccoon-1.jpg");
    assertThat(image.sourceId()).isEqualTo("raccoon-1.jpg");
    assertThat(image.width()).isEqualTo(650);
    assertThat(image.height()).isEqualTo(417);
    assertThat(image.relative()).isFalse();
    assertThat(image.source()).isEqualTo(folder.resolve("a.xml"));
    assertThat(image.objects())
        .containsExactly(
            new AnnotatedObject(
                1, "raccoon", new Box(81, 88, 522, 408.5), true, true, "Left", false, Double.NaN));
    desk.heardNothing();
  }

  @Test
  void isNotConfusedByThePartsOfAnObject() throws IOException {
    AnnotatedImage image =
        read(
            """
            <annotation><filename>a.jpg</filename>
              <part><name>stray</name><bndbox><xmin>9</xmin></bndbox></part>
              <object>
                <part><name>head</name>
                  <bndbox><xmin>1</xmin><ymin>2</ymin><xmax>3</xmax><ymax>4</ymax></bndbox></part>
                <name>person</name>
                <bndbox><xmin>10</xmin><ymin>20</ymin><xmax>30</xmax><ymax>40</ymax></bndbox>
                <part><name>hand</name>
                  <bndbox><xmin>5</xmin><ymin>6</ymin><xmax>7</xmax><ymax>8</ymax></bndbox></part>
              </object>
            </annotation>
            """);

    assertThat(image.objects())
        .containsExactly(AnnotatedObject.of(1, "person", new Box(10, 20, 30, 40)));
  }

  @Test
  void keepsAPictureWithoutObjectsAsBackground() throws IOException {
    AnnotatedImage image = read(voc("a.jpg", 10, 10));

    assertThat(image.objects()).isEmpty();
    assertThat(image.rejected()).isZero();
    desk.heardNothing();
  }

  @Test
  void countsAndReportsObjectsThatCannotBeRead() throws IOException {
    AnnotatedImage image =
        read(
            voc(
                "a.jpg",
                10,
                10,
                object("cat", 1, 2, 3, 4),
                object("cat", 1, "two", 3, 4),
                object("", 1, 2, 3, 4),
                "<object><name>cat</name></object>"));

    assertThat(image.objects()).hasSize(1);
    assertThat(image.rejected()).isEqualTo(3);
    desk.heard(
        "not a number | a.xml, object 2, bndbox/ymin: expected a number, found \"two\"; object left out",
        "no class | a.xml, object 3, name: expected the name of a class, found none; object left out",
        "no box | a.xml, object 4, bndbox/xmin: expected a number, found none; object left out");
  }

  @Test
  void leavesBoxesThatAreNoNumbersButMeanItToTheCheck() throws IOException {
    assertThat(read(voc("a.jpg", 10, 10, object("cat", "nan", "-inf", 3, 4))).objects())
        .extracting(AnnotatedObject::box)
        .containsExactly(new Box(Double.NaN, Double.NEGATIVE_INFINITY, 3, 4));
    desk.heardNothing();
  }

  @Test
  void takesASizeThatIsNoNumberAsUnknown() throws IOException {
    AnnotatedImage image = read(voc("a.jpg", 10, 10).replaceFirst("10", "ten"));

    assertThat(image.width()).isZero();
    desk.heard(
        "not a number | a.xml, size/width: expected a whole number of pixels, found \"ten\"; taken as unknown");
  }

  @Test
  void readsEncodingsAsMarkedOrDeclared() throws IOException {
    String text = voc("Bär.jpg", 10, 10);
    desk.put("1.xml", "\uFEFF" + text, StandardCharsets.UTF_8);
    desk.put(
        "2.xml", "\uFEFF<?xml version='1.0' encoding='utf-8'?>" + text, StandardCharsets.UTF_16LE);
    desk.put(
        "3.xml", "\uFEFF<?xml version='1.0' encoding='UTF-16'?>" + text, StandardCharsets.UTF_16BE);
    desk.put(
        "4.xml", "<?xml version='1.0' encoding='ISO-8859-1'?>" + text, StandardCharsets.ISO_8859_1);
    desk.put(
        "5.xml",
        "<?xml version='1.0' encoding='GBK'?>" + voc("浣熊.jpg", 1, 1),
        Charset.forName("GBK"));
    desk.put(
        "6.xml",
        "<?xml version='1.0' encoding='windows-1252'?>" + text,
        Charset.forName("windows-1252"));

    assertThat(Annotations.readVoc(folder, desk))
        .extracting(AnnotatedImage::filename)
        .containsExactly("Bär.jpg", "Bär.jpg", "Bär.jpg", "Bär.jpg", "浣熊.jpg", "Bär.jpg");
    desk.heardNothing();
  }

  @Test
  void refusesDocumentTypesWithoutFetchingOrExpandingAnything() throws IOException {
    Path secret = desk.put("secret.txt", "secret");
    desk.put(
        "1.xml",
        "<!DOCTYPE a [<!ENTITY s SYSTEM '%s'>]>".formatted(secret.toUri()) + voc("&s;.jpg", 1, 1));
    desk.put("2.xml", bomb() + voc("&i;.jpg", 1, 1));
    desk.put("3.xml", "<!DOCTYPE a SYSTEM 'http://localhost:1/a.dtd'>" + voc("a.jpg", 1, 1));

    assertThat(Annotations.readVoc(folder, desk)).isEmpty();
    desk.heard(
        "unreadable annotation | 1.xml: expected XML without a document type, found a DOCTYPE; file left out",
        "unreadable annotation | 2.xml: expected XML without a document type, found a DOCTYPE; file left out",
        "unreadable annotation | 3.xml: expected XML without a document type, found a DOCTYPE; file left out");
  }

  private static String bomb() {
    StringBuilder bomb = new StringBuilder("<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'>");
    for (char c = 'b'; c <= 'i'; c++) {
      bomb.append("<!ENTITY %c '%s'>".formatted(c, ("&" + (char) (c - 1) + ";").repeat(10)));
    }
    return bomb + "]>";
  }

  @Test
  void refusesEntitiesThatNobodyDeclared() throws IOException {
    Annotations.readVoc(desk.put("a.xml", voc("&xxe;.jpg", 1, 1)), desk);

    assertThat(desk.findings())
        .singleElement()
        .extracting(Finding::kind)
        .isEqualTo(Kind.UNREADABLE);
  }

  @Test
  void saysWhatIsWrongWithAFileAndReadsTheOthers() throws IOException {
    desk.put("1.xml", voc("a.jpg", 1, 1).substring(0, 40));
    desk.put("2.xml", "");
    desk.put("3.xml", "<html></html>");
    desk.put("4.xml", "<?xml version='1.0' encoding='klingon'?>" + voc("a.jpg", 1, 1));
    desk.put("5.xml", new byte[] {'<', 'a', (byte) 0xff, (byte) 0xfe, 0});
    desk.put("6.xml", "<annotation>" + "<a>".repeat(100));
    desk.put("7.xml", voc("good.jpg", 1, 1));
    desk.put("8.xml", new byte[BoundedFile.LIMIT + 1]);

    assertThat(Annotations.readVoc(folder, desk))
        .extracting(AnnotatedImage::filename)
        .containsExactly("good.jpg");
    assertThat(desk.findings()).hasSize(7).allMatch(f -> f.kind().equals(Kind.UNREADABLE));
    assertThat(desk.findings().get(2).found()).isEqualTo("\"html\"");
    assertThat(desk.findings().get(0).sentence()).contains("expected XML, found in line 1: ");
  }

  @Test
  void readsSubFoldersInTheOrderOfNamesAndPassesHiddenFilesOver() throws IOException {
    desk.put("b/2.XML", voc("b.jpg", 1, 1));
    desk.put("a/1.xml", voc("images/a.jpg", 1, 1));
    desk.put("0.xml", voc("0.jpg", 1, 1));
    desk.put("._0.xml", "Mac OS X");
    desk.put("notes.txt", "none");

    assertThat(Annotations.readVoc(folder, desk))
        .extracting(AnnotatedImage::filename)
        .containsExactly("0.jpg", "a/a.jpg", "b/b.jpg");
    desk.heardNothing();
  }

  @Test
  void takesTheNameOfTheFileWhereTheTagIsMissing() throws IOException {
    assertThat(read("<annotation></annotation>").filename()).isEqualTo("a.jpg");
    desk.heard(
        "no file name | a.xml, filename: expected the name of the picture, found none; taken as a.jpg");
  }

  @Test
  void refusesNamesThatLeaveTheFolder() throws IOException {
    for (String name :
        List.of("../../etc/passwd", "/etc/passwd", "C:\\Windows\\a.jpg", "..", "\\\\host\\a")) {
      assertThat(Annotations.readVoc(desk.put("a.xml", voc(name, 1, 1)), desk)).isEmpty();
    }
    assertThat(desk.findings()).hasSize(5).allMatch(f -> f.kind().equals(Kind.PATH_LEAVES));
    assertThat(desk.findings().get(0).sentence())
        .endsWith(
            "a.xml, filename: expected a name within the folder of pictures, found \"../../etc/passwd\"; picture left out");
  }

  @Test
  void throwsTheFirstLossWhenStrict() throws IOException {
    Path file = desk.put("a.xml", voc("a.jpg", 1, 1, object("cat", "x", 0, 1, 1)));

    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Annotations.readVoc(file))
        .withMessage(
            file + ", object 1, bndbox/xmin: expected a number, found \"x\"; object left out");
  }

  @Test
  void saysWhatIsMissing() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Annotations.readVoc(folder))
        .withMessageContaining("Expected XML files of Pascal VOC in " + folder);
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> Annotations.readVoc(folder.resolve("none")));
  }
}
