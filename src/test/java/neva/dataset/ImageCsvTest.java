package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.io.BadInputException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageCsvTest {

  private static final String FOUR = "label,pixel0,pixel1,pixel2,pixel3\n";

  @TempDir Path dir;

  private final List<String> warnings = new ArrayList<>();

  private Path write(String name, String text) throws IOException {
    return Files.writeString(dir.resolve(name), text);
  }

  private ImageData read(Path path) throws IOException {
    return ImageCsv.read(path, 4, 4, warnings::add);
  }

  private AbstractThrowableAssert<?, ?> assertRefused(String text) throws IOException {
    Path file = write("images.csv", text);
    return assertThatThrownBy(() -> read(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(file.toString());
  }

  private void picture(String name, int rgb) throws IOException {
    BufferedImage image = new BufferedImage(5, 5, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 25; i++) {
      image.setRGB(i % 5, i / 5, rgb);
    }
    Path file = dir.resolve(name);
    Files.createDirectories(file.getParent());
    ImageIO.write(image, "png", file.toFile());
  }

  /** As Kaggle's: the label first. */
  private static String csv(byte[] pixels, int[] labels) {
    int n = pixels.length / labels.length;
    StringBuilder csv = new StringBuilder("label");
    IntStream.range(0, n).forEach(i -> csv.append(",pixel").append(i));
    for (int i = 0; i < labels.length; i++) {
      csv.append('\n').append(labels[i]);
      for (int p = 0; p < n; p++) {
        csv.append(',').append(pixels[i * n + p] & 0xff);
      }
    }
    return csv.toString();
  }

  @Property(tries = 40)
  void readsBackWhatWasWritten(
      @ForAll @IntRange(min = 2, max = 9) int images,
      @ForAll @IntRange(min = 1, max = 9) int side,
      @ForAll boolean colour,
      @ForAll long seed)
      throws IOException {
    byte[] pixels = new byte[images * side * side * (colour ? 3 : 1)];
    new Random(seed).nextBytes(pixels);
    int[] labels = IntStream.range(0, images).toArray();
    Path file = Files.createTempFile("images", ".csv");
    try {
      Files.writeString(file, csv(pixels, labels));
      ImageTable table = ImageTable.read(file, 4, 4);
      LabeledImages read = table.images(table.names()).inMemory();
      assertThat(read.channels()).isEqualTo(colour ? 3 : 1);
      assertThat(read.height()).isEqualTo(side);
      assertThat(read.pixels()).isEqualTo(pixels);
      assertThat(read.labels()).isEqualTo(labels);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void ordersClassesThatAreNumbersByTheirValue() throws IOException {
    Path file = write("images.csv", FOUR + "10,1,2,3,4\n9,1,2,3,4\nx,1,2,3,4\n0,1,2,3,4\n");
    ImageData data = read(file);
    assertThat(data.classNames()).containsExactly("0", "9", "10", "x");
    assertThat(data.source()).isEqualTo("csv:" + file);
    assertThat(data.flippable()).isFalse();
  }

  @Test
  void holdsOutATenthOfEveryClass() throws IOException {
    String rows =
        IntStream.range(0, 40)
            .mapToObj(i -> i % 2 + ",1,2,3," + i)
            .collect(Collectors.joining("\n"));
    Path file = write("images.csv", FOUR + rows);
    ImageData data = read(file);
    assertThat(data.train().size()).isEqualTo(36);
    assertThat(data.test().labels()).containsExactlyInAnyOrder(0, 0, 1, 1);
    assertThat(data.fingerprint()).isEqualTo(read(file).fingerprint());
  }

  @Test
  void readsColumnsInAnyPlaceFromPixelOneOnBelowAByteOrderMark() throws IOException {
    Path file =
        write("images.csv", "\ufeffid,pixel1,class\r\n7,200,cat\r\n\r\n8,100,dog\r\n9, 50 ,dog");
    LabeledImages train = read(file).train().inMemory();
    assertThat(train.classNames()).containsExactly("cat", "dog");
    assertThat(train.size()).isEqualTo(2);
    assertThat(train.pixels()[0]).isEqualTo((byte) 200);
  }

  @Test
  void takesTheFilesOfAFolderAsParts() throws IOException {
    write("train.csv", FOUR + "1,1,2,3,4\n2,5,6,7,8\n");
    write("test.csv", FOUR + "2,9,9,9,9\n");
    ImageData data = read(dir);
    assertThat(data.train().size()).isEqualTo(2);
    assertThat(data.test().labels()).containsExactly(1);
    assertThat(warnings).isEmpty();
  }

  @Test
  void saysSoWhereTheTestFileHasNoLabels() throws IOException {
    write("train.csv", FOUR + "1,1,2,3,4\n1,1,2,3,4\n2,5,6,7,8\n2,5,6,7,8\n");
    write("test.csv", "pixel0,pixel1,pixel2,pixel3\n9,9,9,9\n");
    assertThat(read(dir).test().size()).isEqualTo(2);
    assertThat(warnings)
        .containsExactly(
            "Skipped " + dir.resolve("test.csv") + ": it has no labels.",
            "Found no test set in "
                + dir
                + ": a tenth of every class of the training set takes its place.");
  }

  @Test
  void recognisesTheFilesOfThreeParts() throws IOException {
    write("Training_set.csv", FOUR + "1,1,2,3,4\n2,5,6,7,8\n");
    write("valid.csv", FOUR + "1,7,7,7,7\n");
    write("TEST_labels.csv", FOUR + "2,9,9,9,9\n");
    write("sample_submission.csv", "id\n1\n");
    ImageData data = read(dir);
    assertThat(data.train().size()).isEqualTo(2);
    assertThat(data.validation().get(0).pixels()).containsExactly(7, 7, 7, 7);
    assertThat(data.test().get(0).pixels()).containsExactly(9, 9, 9, 9);
    assertThat(warnings).isEmpty();
    write("val.csv", FOUR + "1,7,7,7,7\n");
    assertThatThrownBy(() -> read(dir))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Expected one CSV file of the validation set but found");
  }

  @Test
  void refusesAColumnOfPartsBesideATestFile() throws IOException {
    write("train.csv", "part," + FOUR + "train,1,1,2,3,4\ntest,2,5,6,7,8\n");
    write("test.csv", FOUR + "2,9,9,9,9\n");
    assertThatThrownBy(() -> read(dir))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("found the column part in " + dir.resolve("train.csv"));
  }

  @Test
  void refusesATestFileThatDoesNotFit() throws IOException {
    write("train.csv", FOUR + "1,1,2,3,4\n2,5,6,7,8\n");
    write("test.csv", FOUR + "1,1,2,3,4\n3,9,9,9,9\n");
    assertThatThrownBy(() -> read(dir))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected a class of the training set but was 3 at %s, line 3.",
            dir.resolve("test.csv"));
    write("test.csv", "label,pixel0\n1,1\n");
    assertThatThrownBy(() -> read(dir))
        .hasMessage(
            "Expected test images of 2x2x1, as those to train on, but was 1x1x1 in %s.", dir);
    Files.delete(dir.resolve("train.csv"));
    assertThatThrownBy(() -> read(dir))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected a CSV file of the training set, such as train.csv, but found [test.csv] in %s.",
            dir);
  }

  @Test
  void readsPicturesAsHasyListsThem() throws IOException {
    picture("hasy-data/v2-00000.png", 0xff0000);
    picture("hasy-data/v2-00001.png", 0x00ff00);
    Path file =
        write(
            "hasy-data-labels.csv",
            "path,symbol_id,latex,user_id\n"
                + "hasy-data/v2-00000.png,32,\\mathcal{A},17\n"
                + "hasy-data/v2-00001.png,31,A,17\n");
    LabeledImages train = read(file).train().inMemory();
    assertThat(train.classNames()).containsExactly("A", "\\mathcal{A}");
    assertThat(train.className(0)).isEqualTo("\\mathcal{A}");
    assertThat(train.channels()).isEqualTo(3);
    assertThat(train.image(1).getRGB(3, 3)).isEqualTo(0xff00ff00);
  }

  @Test
  void takesThePartsThatAColumnSays() throws IOException {
    picture("p/0.png", 1);
    picture("p/1.png", 2);
    Path file =
        write(
            "images.csv",
            "path,label,part\np/0.png,a,train\np/1.png,b,test\np/1.png,b,train\np/0.png,b,test\n");
    ImageData data = read(file);
    assertThat(data.train().labels()).containsExactly(0, 1);
    assertThat(data.test().labels()).containsExactly(1, 1);
    assertRefused("path,label,part\np/0.png,a,train\np/1.png,b,other\n")
        .hasMessageContaining("Expected train, validation or test but was \"other\" at")
        .hasMessageContaining("line 3, column part");
    assertRefused("path,label,part\np/0.png,a,test\np/1.png,b,test\n")
        .hasMessageContaining("Expected rows of two or more classes but was none");
    assertRefused("path,label,part\np/0.png,a,train\np/1.png,b,train\np/1.png,c,test\n")
        .hasMessageContaining("Expected a class of the training set but was c at")
        .hasMessageContaining("line 4.");
  }

  @Test
  void namesLineAndColumnOfACellThatIsNoPixel() throws IOException {
    for (String cell : List.of("x", "-1", "256", "1.5", "", "99999999999", "1e2")) {
      assertRefused(FOUR + "1,1,2,3,4\n2,1," + cell + ",3,4\n")
          .hasMessageContaining("Expected a whole number from 0 to 255 but was \"%s\" at", cell)
          .hasMessageContaining("images.csv, line 3, column pixel1.");
    }
  }

  @Test
  void namesTheColumnThatIsMissing() throws IOException {
    assertRefused("pixel0,pixel1,pixel2,pixel3\n1,2,3,4\n")
        .hasMessageContaining(
            "Expected a column label or class or latex but the columns are pixel0, pixel1, pixel2,"
                + " pixel3 in")
        .hasMessageContaining("line 1.");
    assertRefused("label,pixel0,pixel1,pixel3\n1,2,3,4\n")
        .hasMessageContaining("Expected the column pixel2 in place of pixel3");
    assertRefused("label,pixel0,pixel1\n1,2,3\n").hasMessageContaining("which 2 are not");
    assertRefused("label,x\n1,2\n").hasMessageContaining("Expected a column path, or the columns");
    assertRefused("").hasMessageEndingWith("images.csv is empty.");
  }

  @Test
  void namesTheRowWithTooFewOrTooManyCells() throws IOException {
    assertRefused(FOUR + "1,1,2,3,4\n2,1,2\n")
        .hasMessageContaining("Expected 5 cells but was 3 at")
        .hasMessageContaining("line 3: column pixel2 is the first that is missing.");
    assertRefused(FOUR + "1,1,2,3,4,5\n").hasMessageContaining("Expected 5 cells but was 6 at");
  }

  @Test
  void namesTheRowWithoutItsPictureOrClass() throws IOException {
    picture("p/0.png", 1);
    assertRefused("path,label\np/0.png,a\np/gone.png,b\n")
        .hasMessageContaining("Expected the file of a picture but was no file \"p/gone.png\" at")
        .hasMessageContaining("line 3, column path");
    assertRefused("path,label\np/0.png,\n")
        .hasMessageContaining("Expected the name of a class but was nothing at")
        .hasMessageContaining("line 2, column label");
    assertRefused("path,label\n,a\n").hasMessageContaining("no file \"\"");
  }

  @Test
  void rejectsFewerThanTwoClasses() throws IOException {
    assertRefused(FOUR).hasMessageContaining("Expected rows of two or more classes but was none");
    assertRefused(FOUR + "1,1,2,3,4\n").hasMessageContaining("but was only 1 in");
  }

  @Test
  void rejectsAQuoteThatIsNotClosed() throws IOException {
    assertRefused(FOUR + "\"1\"s,1,2,3,4\n")
        .hasMessageContaining("Expected every quote to be closed at the end of its cell");
    assertRefused(FOUR + "1,1,2,3,4\n\"2,1,2,3,4\n")
        .hasMessageContaining("Expected every quote to be closed");
  }

  @Test
  void damagedFilesEndInASentence() throws IOException {
    byte[] whole = (FOUR + "1,1,2,3,4\n2,5,6,7,8\n\"3\",9,10,11,12\n").getBytes();
    for (int seed = 0; seed < 500; seed++) {
      Random random = new Random(seed);
      byte[] mutant = whole.clone();
      for (int i = 0; i < 3; i++) {
        mutant[random.nextInt(mutant.length)] =
            (byte)
                (random.nextBoolean() ? ",\"\n\r0".charAt(random.nextInt(5)) : random.nextInt(256));
      }
      Path file = Files.write(dir.resolve("mutant.csv"), mutant);
      try {
        read(file);
      } catch (BadInputException e) {
        assertThat(e.getMessage()).startsWith("Expected ").contains(file.toString());
      }
    }
  }
}
