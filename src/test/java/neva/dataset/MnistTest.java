package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.zip.GZIPOutputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.checkpoint.SharedData;
import neva.io.BadInputException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MnistTest {

  private static final String TRAIN_IMAGES = "train-images-idx3-ubyte";
  private static final String TRAIN_LABELS = "train-labels-idx1-ubyte";
  private static final String TEST_IMAGES = "t10k-images-idx3-ubyte";
  private static final String TEST_LABELS = "t10k-labels-idx1-ubyte";

  @TempDir Path dir;

  private final List<String> warnings = new ArrayList<>();

  private static byte[] idx(byte[] values, int... sizes) {
    ByteBuffer bytes = ByteBuffer.allocate(4 + 4 * sizes.length + values.length);
    bytes.putInt(0x800 | sizes.length);
    Arrays.stream(sizes).forEach(bytes::putInt);
    return bytes.put(values).array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  /** All pixels of image {@code i} are {@code i}, its label is {@code i % 10}. */
  private static byte[] images(int count) {
    byte[] pixels = new byte[count * 784];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / 784);
    }
    return idx(pixels, count, 28, 28);
  }

  private static byte[] labels(int count) {
    byte[] labels = new byte[count];
    for (int i = 0; i < count; i++) {
      labels[i] = (byte) (i % 10);
    }
    return idx(labels, count);
  }

  private Path write(String name, byte[] bytes) throws IOException {
    return Files.write(dir.resolve(name), bytes);
  }

  private void writeASmallSet() throws IOException {
    write(TRAIN_IMAGES, images(30));
    write(TRAIN_LABELS + ".gz", gzip(labels(30)));
    write(TEST_IMAGES + ".gz", gzip(images(20)));
    write(TEST_LABELS, labels(20));
  }

  private ImageData read() throws IOException {
    return Mnist.read(dir, warnings::add);
  }

  private AbstractThrowableAssert<?, ?> assertRefused() {
    return assertThatThrownBy(this::read).isInstanceOf(BadInputException.class);
  }

  @Property(tries = 60)
  void readsBackWhatWasWritten(
      @ForAll @IntRange(max = 5) int n,
      @ForAll @IntRange(max = 40) int height,
      @ForAll @IntRange(max = 40) int width,
      @ForAll boolean compressed,
      @ForAll long seed)
      throws IOException {
    byte[] values = new byte[n * height * width];
    new Random(seed).nextBytes(values);
    byte[] bytes = idx(values, n, height, width);
    Path file = Files.createTempFile("images", ".idx");
    try {
      Files.write(file, compressed ? gzip(bytes) : bytes);
      IdxFile read = IdxFile.read(file, 3);
      assertThat(read.sizes()).containsExactly(n, height, width);
      assertThat(read.values()).isEqualTo(values);
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void readsPlainAndCompressedFiles() throws IOException {
    writeASmallSet();
    ImageData data = read();
    assertThat(data.train().size()).isEqualTo(30);
    assertThat(data.train().channels()).isEqualTo(1);
    assertThat(data.train().height()).isEqualTo(28);
    assertThat(data.train().inMemory().image(29).getRGB(27, 27)).isEqualTo(0xff1d1d1d);
    assertThat(data.test().labels()).startsWith(0, 1, 2).hasSize(20);
    assertThat(data.classNames()).startsWith("0", "1").endsWith("9").hasSize(10);
    assertThat(data.flippable()).isFalse();
    assertThat(warnings).isEmpty();
  }

  @Test
  void findsTheFolderOfTheSetInsideTheGivenOne(@TempDir Path parent) throws IOException {
    writeASmallSet();
    Path inside = Files.createDirectory(parent.resolve("fashion-mnist"));
    for (String name : dir.toFile().list()) {
      Files.copy(dir.resolve(name), inside.resolve(name));
    }
    ImageData data = Mnist.readFashion(parent, warnings::add);
    assertThat(data.classNames()).startsWith("T-shirt/top").endsWith("Ankle boot");
    assertThat(data.source()).isEqualTo("fashion-mnist:" + parent);
    assertThat(data.flippable()).isTrue();
  }

  @Test
  void dividesTheTestFilesWhereThereAreNoOthers() throws IOException {
    write(TEST_IMAGES, images(100));
    write(TEST_LABELS, labels(100));
    ImageData data = read();
    assertThat(data.train().size()).isEqualTo(80);
    assertThat(IntStream.of(data.test().labels()).sorted()).hasSize(20).startsWith(0, 0, 1, 1);
    assertThat(data.fingerprint()).isEqualTo(read().fingerprint());
    assertThat(warnings.get(0))
        .isEqualTo(
            "Found no train-images-idx3-ubyte in %s: 80 images of its test files are trained on and"
                + " the other 20 are the test set; neva data download mnist fetches the whole"
                + " set.",
            dir);
  }

  @Test
  void dividesTheRealDigitsAlwaysTheSame() throws IOException {
    Path digits = SharedData.file("mnist-t10k");
    ImageData data = Mnist.read(digits, warnings::add);
    assertThat(data.train().size()).isEqualTo(8000);
    assertThat(data.test().size()).isEqualTo(2000);
    assertThat(count(data.test().inMemory(), 1)).isEqualTo(227);
    assertThat(data.fingerprint())
        .isEqualTo("51b465e46295ab401510c736cc90f5ee00ad05bea945d7e2ec726ade563038ac");
  }

  @Test
  void dividesTheRealClothesEvenly() throws IOException {
    ImageData data = Mnist.readFashion(SharedData.file("fashion-mnist-t10k"), warnings::add);
    for (int k = 0; k < 10; k++) {
      assertThat(count(data.train().inMemory(), k)).isEqualTo(800);
      assertThat(count(data.test().inMemory(), k)).isEqualTo(200);
    }
    assertThat(data.fingerprint())
        .isEqualTo("06c47451d7f225254dc7af849bdd61c2cbe29b1f27ab12eec246a6ed09855c45");
  }

  private static long count(LabeledImages images, int label) {
    return Arrays.stream(images.labels()).filter(k -> k == label).count();
  }

  @Test
  void namesTheFileThatIsMissing() throws IOException {
    assertRefused()
        .hasMessage(
            "Expected t10k-images-idx3-ubyte or t10k-images-idx3-ubyte.gz in %s but found neither."
                + " Fetch it with neva data download mnist.",
            dir);
    writeASmallSet();
    Files.delete(dir.resolve(TRAIN_IMAGES));
    assertRefused().hasMessageContaining("Expected train-images-idx3-ubyte or");
  }

  @Test
  void rejectsAWrongMagicNumber() throws IOException {
    writeASmallSet();
    Path file = write(TEST_LABELS, images(20));
    assertRefused()
        .hasMessage(
            "Expected the magic number 0x00000801 of an IDX file but was 0x00000803 in %s."
                + " Fetch the file again.",
            file);
    write(TEST_LABELS, "<html>not found</html>".getBytes());
    assertRefused().hasMessageContaining("but was 0x3c68746d");
  }

  @Test
  void rejectsFewerAndMoreImagesThanTheHeaderSays() throws IOException {
    writeASmallSet();
    byte[] whole = images(30);
    Path file = write(TRAIN_IMAGES, Arrays.copyOf(whole, whole.length - 1));
    assertRefused()
        .hasMessage(
            "Expected 30×28×28 bytes, as its header says, but was 23,519 in %s."
                + " Fetch the file again.",
            file);
    write(TRAIN_IMAGES, Arrays.copyOf(whole, whole.length + 1));
    assertRefused().hasMessageContaining("30×28×28 bytes, as its header says, but was more in");
  }

  @Test
  void doesNotReserveWhatAHeaderClaims() throws IOException {
    writeASmallSet();
    write(TRAIN_IMAGES, idx(new byte[9], Integer.MAX_VALUE, Integer.MAX_VALUE, 28));
    assertRefused()
        .hasMessageContaining("Expected at most 1,073,741,824 bytes but the header says");
    write(TRAIN_IMAGES, idx(new byte[9], -1, 28, 28));
    assertRefused().hasMessageContaining("4294967295×28×28");
    write(TRAIN_IMAGES, idx(new byte[9], 1_000_000, 28, 28));
    assertRefused().hasMessageContaining("but was 9 in");
  }

  @Test
  void rejectsLabelsThatDoNotFitTheImages() throws IOException {
    writeASmallSet();
    write(TEST_LABELS, labels(19));
    assertRefused()
        .hasMessageContaining("Expected a label for each image but was 20 images in")
        .hasMessageContaining("and 19 labels in");
    write(TEST_LABELS, idx(new byte[] {1, 2, 10}, 3));
    write(TEST_IMAGES + ".gz", gzip(images(3)));
    assertRefused()
        .hasMessageContaining("Expected a label from 0 to 9 but was 10 at")
        .hasMessageContaining(TEST_LABELS + ", label 2.");
  }

  @Test
  void rejectsImagesOfAnotherSizeAndNone() throws IOException {
    writeASmallSet();
    write(TRAIN_IMAGES, idx(new byte[30 * 64], 30, 8, 8));
    assertRefused().hasMessageContaining("Expected images of 28×28 but was 8×8 in");
    write(TRAIN_IMAGES, images(0));
    write(TRAIN_LABELS + ".gz", gzip(labels(0)));
    assertRefused().hasMessageContaining("but was 0 images");
  }

  @Test
  void rejectsCompressedFilesThatAreCutOff() throws IOException {
    writeASmallSet();
    byte[] whole = Files.readAllBytes(dir.resolve(TEST_IMAGES + ".gz"));
    Path file = write(TEST_IMAGES + ".gz", Arrays.copyOf(whole, whole.length / 2));
    assertRefused()
        .hasMessageContaining("Expected a whole IDX file but %s is cut off or damaged", file);
    write(TEST_IMAGES + ".gz", new byte[0]);
    assertRefused().hasMessageContaining("it ends early");
  }

  @Test
  void damagedFilesEndInASentence() throws IOException {
    for (byte[] whole : List.of(labels(40), gzip(labels(40)))) {
      for (int seed = 0; seed < 300; seed++) {
        Random random = new Random(seed);
        byte[] mutant =
            random.nextInt(4) == 0
                ? Arrays.copyOf(whole, random.nextInt(whole.length))
                : whole.clone();
        for (int i = 0; i < 3 && mutant.length > 0; i++) {
          mutant[random.nextInt(mutant.length)] = (byte) random.nextInt(256);
        }
        assertReadsOrRefuses(write("mutant", mutant));
      }
    }
  }

  private static void assertReadsOrRefuses(Path file) throws IOException {
    try {
      IdxFile.read(file, 1);
    } catch (BadInputException e) {
      assertThat(e.getMessage()).startsWith("Expected ").contains(file.toString()).endsWith(".");
    }
  }
}
