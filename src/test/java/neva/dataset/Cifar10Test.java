package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.io.BadInputException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar10Test {

  private static final int RECORD = 3073;
  private static final List<CifarLabels> LABELS =
      List.of(new CifarLabels("labels", "label_names", "batches.meta.txt", 10));

  @TempDir Path dir;

  @BeforeEach
  void writeASmallSet() throws IOException {
    for (int b = 1; b <= 5; b++) {
      Files.write(dir.resolve("data_batch_" + b + ".bin"), record(b, b));
    }
    Files.write(dir.resolve("test_batch.bin"), record(9, 77));
    Files.writeString(
        dir.resolve("batches.meta.txt"),
        "airplane\nautomobile\nbird\ncat\ndeer\ndog\nfrog\nhorse\nship\ntruck\n\n");
  }

  /** A record whose pixels all are {@code value}. */
  private static byte[] record(int label, int value) {
    byte[] record = new byte[RECORD];
    Arrays.fill(record, (byte) value);
    record[0] = (byte) label;
    return record;
  }

  /** The inverse of reading: labels and interleaved pixels to records of planes. */
  private static byte[] encode(byte[] pixels, int[] labels) {
    byte[] bytes = new byte[labels.length * RECORD];
    for (int i = 0; i < pixels.length; i++) {
      int image = i / 3072, pixel = i % 3072 / 3, channel = i % 3;
      bytes[image * RECORD + 1 + channel * 1024 + pixel] = pixels[i];
    }
    for (int i = 0; i < labels.length; i++) {
      bytes[i * RECORD] = (byte) labels[i];
    }
    return bytes;
  }

  @Property(tries = 30)
  void readsBackWhatWasEncoded(@ForAll @IntRange(min = 1, max = 20) int records, @ForAll long seed)
      throws IOException {
    var random = new Random(seed);
    byte[] pixels = new byte[records * 3072];
    random.nextBytes(pixels);
    int[] labels = random.ints(records, 0, 10).toArray();
    Path file = Files.createTempFile("batch", ".bin");
    try {
      Files.write(file, encode(pixels, labels));
      var batch = CifarBatch.read(file, LABELS);
      assertThat(batch.pixels()).isEqualTo(pixels);
      assertThat(batch.labels()).isEqualTo(new int[][] {labels});
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void readsTheBatchesInTheirOrder() throws IOException {
    var data = Cifar10.read(dir);
    assertThat(data.train().labels()).containsExactly(1, 2, 3, 4, 5);
    assertThat(data.train().inMemory().image(4).getRGB(31, 31)).isEqualTo(0xff050505);
    assertThat(data.test().className(0)).isEqualTo("truck");
    assertThat(data.test().inMemory().image(0).getRGB(0, 0)).isEqualTo(0xff4d4d4d);
    assertThat(data.classNames()).hasSize(10).startsWith("airplane");
  }

  @Test
  void readsRedGreenAndBluePlanes() throws IOException {
    byte[] record = record(0, 0);
    record[1 + 5] = (byte) 200; // red of the pixel at x 5, y 0
    record[1 + 1024 + 32] = (byte) 100; // green of the pixel at x 0, y 1
    record[1 + 2048 + 1023] = 50; // blue of the last pixel
    Files.write(dir.resolve("test_batch.bin"), record);
    var image = Cifar10.read(dir).test().inMemory().image(0);
    assertThat(image.getRGB(5, 0)).isEqualTo(0xffc80000);
    assertThat(image.getRGB(0, 1)).isEqualTo(0xff006400);
    assertThat(image.getRGB(31, 31)).isEqualTo(0xff000032);
  }

  @Test
  void findsTheFolderInsideTheGivenOne(@TempDir Path parent) throws IOException {
    Files.move(dir, parent.resolve("cifar-10-batches-bin"));
    assertThat(Cifar10.read(parent).train().size()).isEqualTo(5);
    Files.move(parent.resolve("cifar-10-batches-bin"), dir);
  }

  @Test
  void rejectsAFolderThatIsNotThere() {
    assertRejected(dir.resolve("none"))
        .hasMessageContaining("Expected the folder of CIFAR-10 but found none at")
        .hasMessageContaining("neva data download cifar10");
  }

  @Test
  void namesTheBatchThatIsMissing() throws IOException {
    Files.delete(dir.resolve("data_batch_3.bin"));
    assertRejected(dir)
        .hasMessageContaining("Expected data_batch_3.bin")
        .hasMessageContaining(dir.toString());
  }

  @Test
  void readsThePythonVersion(@TempDir Path parent) throws IOException {
    Path golden = Path.of("src/test/resources/pickle");
    Path python = Files.createDirectory(parent.resolve("cifar-10-batches-py"));
    Files.copy(golden.resolve("batches_meta_python2"), python.resolve("batches.meta"));
    for (int b = 1; b <= 5; b++) {
      Files.copy(golden.resolve("data_batch_python2"), python.resolve("data_batch_" + b));
    }
    assertRejected(parent)
        .hasMessageContaining("Expected test_batch of the Python version of CIFAR-10");
    Files.copy(golden.resolve("data_batch_python3_protocol4"), python.resolve("test_batch"));
    var data = Cifar10.read(parent);
    assertThat(data.train().size()).isEqualTo(10);
    assertThat(data.test().className(0)).isEqualTo("cat");
    assertThat(Cifar10.read(python).fingerprint()).isEqualTo(data.fingerprint());
  }

  @Test
  void rejectsABatchThatIsCutOff() throws IOException {
    Path file = dir.resolve("data_batch_2.bin");
    Files.write(file, Arrays.copyOf(record(1, 1), RECORD - 1));
    assertRejected(dir)
        .hasMessageContaining("Expected a whole number of records of 3073 bytes")
        .hasMessageContaining("but was 3072 bytes in " + file)
        .hasMessageEndingWith("fetch it again.");
    Files.write(file, new byte[0]);
    assertRejected(dir).hasMessageContaining("but was 0 bytes");
  }

  @Test
  void rejectsALabelPastNine() throws IOException {
    Path file = dir.resolve("test_batch.bin");
    byte[] two = Arrays.copyOf(record(3, 0), 2 * RECORD);
    two[RECORD] = (byte) 200;
    Files.write(file, two);
    assertRejected(dir)
        .hasMessageContaining(
            "Expected a label from 0 to 9 but was 200 at " + file + ", record 1.");
  }

  @Test
  void rejectsNamesThatAreNotTen() throws IOException {
    Files.writeString(dir.resolve("batches.meta.txt"), "cat\ndog\n");
    assertRejected(dir).hasMessageContaining("Expected 10 different class names but was 2 in");
  }

  private static AbstractThrowableAssert<?, ?> assertRejected(Path dir) {
    return assertThatThrownBy(() -> Cifar10.read(dir)).isInstanceOf(BadInputException.class);
  }
}
