package neva.detection.annotation;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvReaderTest {

  private static final String HEADER = "filename,width,height,class,xmin,ymin,xmax,ymax\n";

  @TempDir Path folder;
  private Desk desk;

  @BeforeEach
  void open() {
    desk = new Desk(folder);
  }

  private List<AnnotatedImage> read(String text) throws IOException {
    return Annotations.readCsv(desk.put("set.csv", text), desk);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filename,width,height,class,xmin,ymin,xmax,ymax\nä.jpg,650,417,raccoon,81,88,522,408.5\n",
        "filename,width,height,class,xmin,ymin,xmax,ymax\nä.jpg,650,417,raccoon,81,88,522,408.5",
        "\uFEFF\"filename\";\"width\";\"height\";\"class\";\"xmin\";\"ymin\";\"xmax\";\"ymax\"\r\n"
            + "\"ä.jpg\";\"650\";\"417\";\"raccoon\";\"81\";\"88\";\"522\";\"408.5\"\r\n",
        "Class\tXMAX\tymax\txmin\tymin\tfilename\theight\twidth\traccoon\n"
            + "raccoon\t522\t408.5\t81\t88\tä.jpg\t417\t650.0\tx\n",
        ",filename , width, height, class, xmin, ymin, xmax, ymax, depth\n"
            + "0, \"ä.jpg\" , 650, 417, \"raccoon\", 81, 88, 522, 408.5, 3,,\n",
        "sep=;\nfilename;width;height;class;xmin;ymin;xmax;ymax\n"
            + "\nä.jpg;650;417;raccoon;81;88;522;408.5;\n"
      })
  void readsTheFormsThatCirculate(String text) throws IOException {
    List<AnnotatedImage> images = read(text);

    int line = (int) text.strip().lines().count();
    assertThat(images)
        .containsExactly(
            new AnnotatedImage(
                "ä.jpg",
                "ä.jpg",
                650,
                417,
                false,
                List.of(AnnotatedObject.of(line, "raccoon", new Box(81, 88, 522, 408.5))),
                folder.resolve("set.csv")));
    desk.heardNothing();
  }

  @Test
  void gathersTheLinesOfAPictureAndNumbersObjectsByLine() throws IOException {
    List<AnnotatedImage> images =
        read(
            HEADER
                + "b.jpg,10,10,cat,1,1,2,2\n"
                + "a.jpg,20,20,dog,3,3,4,4\n"
                + "\n"
                + "b.jpg,10,10,cow,5,5,6,6\n");

    assertThat(images).extracting(AnnotatedImage::filename).containsExactly("b.jpg", "a.jpg");
    assertThat(images.get(0).objects())
        .containsExactly(
            AnnotatedObject.of(2, "cat", new Box(1, 1, 2, 2)),
            AnnotatedObject.of(5, "cow", new Box(5, 5, 6, 6)));
  }

  @Test
  void takesALineWithANameAloneAsBackground() throws IOException {
    List<AnnotatedImage> images = read(HEADER + "a.jpg,10,10,,,,,\nb.jpg,,,,,,,\n");

    assertThat(images)
        .extracting(i -> i.filename() + i.width() + i.objects() + i.rejected())
        .containsExactly("a.jpg10[]0", "b.jpg0[]0");
    desk.heardNothing();
  }

  @Test
  void doesWithoutSizes() throws IOException {
    assertThat(read("filename,class,xmin,ymin,xmax,ymax\na.jpg,cat,1,1,2,2\n").get(0).width())
        .isZero();
    desk.heardNothing();
  }

  @Test
  void marksThePicturesThatLostALine() throws IOException {
    List<AnnotatedImage> images =
        read(
            HEADER
                + "a.jpg,10,10,cat,1,1,2,2\n"
                + "a.jpg,10,10,,1,1,2,2\n"
                + "a.jpg,10,10,cat,1,,2,2\n"
                + "a.jpg,10,10,cat,1,1,2,x\n"
                + "a.jpg,10,10,\"cat\"x,1,1,2,2\n"
                + ",10,10,cat,1,1,2,2\n"
                + "../a.jpg,10,10,cat,1,1,2,2\n"
                + "a.jpg,10,10,black, white,1,1,2,2\n"
                + "b.jpg,10,10,\"cat,1,1,2,2\n"
                + "c.jpg,10");

    assertThat(images)
        .extracting(i -> i.filename() + " " + i.objects().size() + " " + i.rejected())
        .containsExactly("a.jpg 1 5", "b.jpg 0 1", "c.jpg 0 1");
    desk.heard(
        "no class | set.csv, line 3 (a.jpg), class: expected the name of a class, found none; object left out",
        "no box | set.csv, line 4 (a.jpg), ymin: expected a number, found none; object left out",
        "not a number | set.csv, line 5 (a.jpg), ymax: expected a number, found \"x\"; object left out",
        "unreadable annotation | set.csv, line 6: expected 8 cells, their quotes in pairs, found \"a.jpg,10,10,\"cat\"x,1,1,2,2\"; line left out",
        "no file name | set.csv, line 7, filename: expected the name of a picture, found none; line left out",
        "path leaves the folder | set.csv, line 8, filename: expected a name within the folder of pictures, found \"../a.jpg\"; picture left out",
        "unreadable annotation | set.csv, line 9: expected 8 cells, their quotes in pairs, found \"a.jpg,10,10,black, white,1,1,2,2\"; line left out",
        "unreadable annotation | set.csv, line 10: expected 8 cells, their quotes in pairs, found \"b.jpg,10,10,\"cat,1,1,2,2\"; line left out",
        "unreadable annotation | set.csv, line 11: expected 8 cells, their quotes in pairs, found \"c.jpg,10\"; line left out");
  }

  @Test
  void leavesOutAPictureWhoseLinesStateDifferentSizes() throws IOException {
    List<AnnotatedImage> images =
        read(
            HEADER
                + "a.jpg,10,10,cat,1,1,2,2\na.jpg,20,20,cat,1,1,2,2\na.jpg,30,30,cat,1,1,2,2\n"
                + "b.jpg,10,10,cat,1,1,2,2\nb.jpg,,,cat,1,1,2,2\n");

    assertThat(images).extracting(AnnotatedImage::filename).containsExactly("b.jpg");
    desk.heard(
        "size mismatch | set.csv, line 3 (a.jpg), width,height: expected the size in the picture's earlier lines, 10 x 10, found 20 x 20; picture left out");
  }

  @Test
  void readsUtf16AndAsALastResortWindows1252() throws IOException {
    String text = HEADER + "Bär.jpg,10,10,,,,,\n";
    for (Charset charset : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE)) {
      assertThat(Annotations.readCsv(desk.put("set.csv", text, charset)).get(0).filename())
          .isEqualTo("Bär.jpg");
      assertThat(
              Annotations.readCsv(desk.put("set.csv", "\uFEFF" + text, charset)).get(0).filename())
          .isEqualTo("Bär.jpg");
    }

    Path windows = desk.put("set.csv", text, Charset.forName("windows-1252"));
    assertThat(Annotations.readCsv(windows, desk).get(0).filename()).isEqualTo("Bär.jpg");
    desk.heard(
        "other encoding | set.csv: expected UTF-8, found bytes that are not; read as windows-1252");
  }

  @Test
  void cutsEndlessLinesSoThatTheyAreRefused() throws IOException {
    List<AnnotatedImage> images =
        read(HEADER + "a.jpg,10,10,cat,1,1,2," + "2".repeat(1_000_000) + "\nb.jpg,9,9,cat,1,1,2,2");

    assertThat(images).extracting(AnnotatedImage::rejected).containsExactly(1, 0);
    assertThat(desk.findings().get(0).sentence()).hasSizeLessThan(300);
  }

  @Test
  void refusesAFileWithoutTheHeader() {
    assertThatExceptionOfType(BadInputException.class)
        .isThrownBy(() -> read("a.jpg,10,10,cat,1,1,2,2\n"))
        .withMessage(
            folder.resolve("set.csv")
                + ", line 1: expected a header with the columns filename,width,height,class,xmin,ymin,xmax,ymax, found \"a.jpg,10,10,cat,1,1,2,2\".");
    assertThatExceptionOfType(BadInputException.class).isThrownBy(() -> read(""));
  }
}
