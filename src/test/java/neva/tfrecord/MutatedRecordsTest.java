package neva.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Files and Examples with bytes flipped, cut out and repeated at places drawn from a seed. Each
 * either reads or is a {@link BadInputException}; any other exception fails the test.
 */
class MutatedRecordsTest {

  private static final int CASES = 300;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Compression.class)
  void aDamagedFileGivesWholeRecordsUpToTheDamageAndThenASentence(Compression compression)
      throws IOException {
    List<byte[]> records = records();
    byte[] whole = file(records, compression);
    Random random = new Random(11);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      Path file = Files.write(folder.resolve("mutated.record"), mutated(whole, random));
      List<byte[]> read = new ArrayList<>();
      try (TFRecordReader reader = TFRecordReader.open(file)) {
        for (byte[] record = reader.read(); record != null; record = reader.read()) {
          read.add(record);
        }
      } catch (BadInputException e) {
        assertThat(e).hasMessageContaining(file.toString());
        refused++;
      }
      assertThat(read).allMatch(record -> contains(records, record), "was written");
    }
    assertThat(refused).isBetween(CASES / 2, CASES);
  }

  @Test
  void theIndexOfADamagedFileGivesWholeRecordsOrASentence() throws IOException {
    List<byte[]> records = records();
    byte[] whole = file(records, Compression.NONE);
    Random random = new Random(12);
    int refused = 0;
    for (int i = 0; i < CASES; i++) {
      Path file = Files.write(folder.resolve("mutated.record"), mutated(whole, random));
      try (TFRecordIndex index = TFRecordIndex.open(file)) {
        for (int record = 0; record < index.size(); record++) {
          assertThat(contains(records, index.read(record))).isTrue();
        }
      } catch (BadInputException e) {
        assertThat(e).hasMessageContaining(file.toString());
        refused++;
      }
    }
    assertThat(refused).isBetween(CASES / 2, CASES);
  }

  @Test
  void aDamagedExampleParsesOrIsRefusedWithASentence() {
    byte[] whole = example(new Random(13));
    Random random = new Random(14);
    int refused = 0;
    for (int i = 0; i < 10 * CASES; i++) {
      try {
        readAll(Examples.parse(mutated(whole, random)));
      } catch (BadInputException e) {
        assertThat(e).hasMessageMatching("Expected .* but found .*;.*\\.");
        refused++;
      }
    }
    assertThat(refused).as("both ends are reached").isBetween(100, 10 * CASES - 100);
  }

  private static void readAll(Features features) {
    for (String key : features.keys()) {
      switch (features.type(key)) {
        case INTS -> assertThat(features.ints(key)).hasSize(features.length(key));
        case FLOATS -> assertThat(features.floats(key)).hasSize(features.length(key));
        case BYTES -> assertThat(features.byteArrays(key)).hasSize(features.length(key));
        case EMPTY -> assertThat(features.length(key)).isZero();
      }
    }
  }

  private static List<byte[]> records() {
    Random random = new Random(10);
    List<byte[]> records = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      records.add(example(random));
    }
    records.add(new byte[0]);
    return records;
  }

  private static byte[] example(Random random) {
    byte[] picture = new byte[random.nextInt(200)];
    random.nextBytes(picture);
    return Examples.builder()
        .bytes("image/encoded", picture)
        .ints("image/height", random.nextInt(1000))
        .ints("image/object/class/label", 1, 2, 300)
        .floats("image/object/bbox/xmin", random.nextFloat(), random.nextFloat(), 0)
        .texts("image/object/class/text", List.of("cat", "Waschbär", ""))
        .build();
  }

  private static byte[] file(List<byte[]> records, Compression compression) throws IOException {
    Path file = Files.createTempFile("neva", ".record");
    Files.delete(file);
    try (TFRecordWriter writer = TFRecordWriter.create(file, compression)) {
      for (byte[] record : records) {
        writer.write(record);
      }
    }
    byte[] bytes = Files.readAllBytes(file);
    Files.delete(file);
    return bytes;
  }

  private static boolean contains(List<byte[]> records, byte[] record) {
    return records.stream().anyMatch(written -> Arrays.equals(written, record));
  }

  /** Up to three changes, each of one bit, of a run of bytes, or of the end. */
  private static byte[] mutated(byte[] whole, Random random) {
    byte[] bytes = whole;
    for (int changes = 1 + random.nextInt(3); changes > 0 && bytes.length > 0; changes--) {
      int from = random.nextInt(bytes.length);
      int to = from + random.nextInt(Math.min(40, bytes.length - from)) + 1;
      bytes =
          switch (random.nextInt(5)) {
            case 0 -> flipped(bytes, from, 1 << random.nextInt(8));
            case 1 -> flipped(bytes, from, 0xff);
            case 2 -> spliced(bytes, from, to); // cut out
            case 3 -> spliced(bytes, to, from); // repeated
            default -> Arrays.copyOf(bytes, from);
          };
    }
    return bytes;
  }

  private static byte[] flipped(byte[] bytes, int position, int mask) {
    byte[] flipped = bytes.clone();
    flipped[position] ^= (byte) mask;
    return flipped;
  }

  private static byte[] spliced(byte[] bytes, int headEnd, int tailStart) {
    byte[] spliced = Arrays.copyOf(bytes, headEnd + bytes.length - tailStart);
    System.arraycopy(bytes, tailStart, spliced, headEnd, bytes.length - tailStart);
    return spliced;
  }
}
