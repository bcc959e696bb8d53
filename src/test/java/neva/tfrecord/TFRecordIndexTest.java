package neva.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import neva.io.BadInputException;
import neva.io.MaskedCrc32c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TFRecordIndexTest {

  @TempDir Path folder;

  @Property(tries = 100)
  void findsTheRecordsAndOffsetsThatTheReaderFinds(@ForAll @Size(max = 20) List<byte[]> records)
      throws IOException {
    Path file = Files.createTempFile("neva", ".record");
    try {
      Files.delete(file);
      write(file, Compression.NONE, records);
      try (TFRecordIndex index = TFRecordIndex.open(file);
          TFRecordReader reader = TFRecordReader.open(file)) {
        assertThat(index.size()).isEqualTo(records.size());
        for (int i = 0; i < records.size(); i++) {
          assertThat(index.read(i)).isEqualTo(reader.read());
          assertThat(index.offset(i)).isEqualTo(reader.offset());
        }
      }
    } finally {
      Files.delete(file);
    }
  }

  @Test
  void readsRecordsOfManyThreadsInAnyOrder() throws IOException {
    Path file = folder.resolve("many.record");
    Random random = new Random(3);
    List<byte[]> records =
        IntStream.range(0, 500).mapToObj(i -> random(random, i % 10 == 0 ? 3_000 : i)).toList();
    write(file, Compression.NONE, records);

    try (TFRecordIndex index = TFRecordIndex.open(file)) {
      List<Integer> wrong =
          new Random(4)
              .ints(10_000, 0, records.size())
              .parallel()
              .filter(i -> !Arrays.equals(read(index, i), records.get(i)))
              .boxed()
              .toList();
      assertThat(wrong).isEmpty();
    }
  }

  @Test
  void opensWithoutReadingTheDataAndReadsMegabytesInSlices() throws IOException {
    Path file = folder.resolve("large.record");
    byte[] large = random(new Random(5), 20_000_000);
    write(file, Compression.NONE, List.of(large, new byte[] {1}));

    long before = allocated();
    try (TFRecordIndex index = TFRecordIndex.open(file)) {
      assertThat(allocated() - before).isLessThan(1_000_000);
      assertThat(index.read(1)).containsExactly(1);
      assertThat(index.read(0)).isEqualTo(large);
    }
  }

  @Test
  void findsNoRecordsInAnEmptyFile() throws IOException {
    Path file = Files.createFile(folder.resolve("empty.record"));

    try (TFRecordIndex index = TFRecordIndex.open(file)) {
      assertThat(index.size()).isZero();
      assertThatThrownBy(() -> index.read(0)).isInstanceOf(IndexOutOfBoundsException.class);
      assertThatThrownBy(() -> index.offset(0)).isInstanceOf(IndexOutOfBoundsException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZLIB"})
  void refusesCompressedFilesInOneSentence(Compression compression) throws IOException {
    Path file = folder.resolve("compressed.record");
    write(file, compression, List.of(new byte[100]));

    assertThatThrownBy(() -> TFRecordIndex.open(file))
        .isExactlyInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected an uncompressed record file but found %s compression in %s; decompress it,"
                    .formatted(compression, file)
                + " or read it from start to end.");
  }

  @Test
  void tellsAFileThatEndsWithinARecord() throws IOException {
    Path file = threeRecords();
    byte[] whole = Files.readAllBytes(file);
    for (int size = 33; size < 52; size++) { // the second record ends at byte 52
      Files.write(file, Arrays.copyOf(whole, size));
      TruncatedRecordException cut =
          catchThrowableOfType(
              TruncatedRecordException.class, () -> TFRecordIndex.open(file).close());
      assertThat(cut.offset()).isEqualTo(26);
    }
  }

  @Test
  void tellsADamagedLengthWhenItOpensAndDamagedDataWhenItReadsThem() throws IOException {
    Path file = threeRecords();
    flip(file, 26 + 12); // the data of record 1
    try (TFRecordIndex index = TFRecordIndex.open(file)) {
      assertThat(index.read(0)).hasSize(10);
      assertThat(index.read(2)).hasSize(10);
      assertThatThrownBy(() -> index.read(1))
          .isExactlyInstanceOf(CorruptRecordException.class)
          .hasMessageContaining("data with masked crc32c")
          .hasMessageContaining("at " + file + ", offset 26;");
    }

    flip(file, 52); // the length of record 2
    assertThatThrownBy(() -> TFRecordIndex.open(file))
        .isExactlyInstanceOf(CorruptRecordException.class)
        .hasMessageContaining("length with masked crc32c")
        .hasMessageContaining("offset 52;");
  }

  @Test
  void tellsThatTheFileWasCutAfterItWasOpened() throws IOException {
    Path file = threeRecords();
    try (TFRecordIndex index = TFRecordIndex.open(file)) {
      Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 70));

      assertThatThrownBy(() -> index.read(2))
          .isInstanceOf(TruncatedRecordException.class)
          .hasMessageContaining("Expected 14 bytes of data and checksum but found 6");
    }
  }

  @Test
  void keepsToTheRecordsOfTheTimeItWasOpened() throws IOException {
    Path file = threeRecords();
    try (TFRecordIndex index = TFRecordIndex.open(file)) {
      Files.write(file, new byte[5], StandardOpenOption.APPEND);

      assertThat(index.size()).isEqualTo(3);
      assertThat(index.read(2)).hasSize(10);
    }
  }

  @Test
  void reachesRecordsBeyondTwoGibibytes() throws IOException {
    Path file = folder.resolve("sparse.record");
    int size = 1_500_000_000;
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.write(header(size));
      sparse.seek(16L + size);
      sparse.write(header(size));
      sparse.seek(2 * (16L + size));
      sparse.write(Files.readAllBytes(threeRecords()));
    }

    try (TFRecordIndex index = TFRecordIndex.open(file)) {
      assertThat(index.size()).isEqualTo(5);
      assertThat(index.offset(2)).isEqualTo(3_000_000_032L);
      assertThat(index.read(2)).hasSize(10);
    }
  }

  private Path threeRecords() throws IOException {
    Path file = folder.resolve("three.record");
    write(file, Compression.NONE, List.of(new byte[10], new byte[10], new byte[10]));
    return file; // 26 bytes each
  }

  private static byte[] header(long length) {
    byte[] bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(bytes)
        .putInt(MaskedCrc32c.of(bytes))
        .array();
  }

  private static void write(Path file, Compression compression, List<byte[]> records)
      throws IOException {
    try (TFRecordWriter writer = TFRecordWriter.create(file, compression)) {
      for (byte[] record : records) {
        writer.write(record);
      }
    }
  }

  private static void flip(Path file, int position) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[position] ^= 1;
    Files.write(file, bytes);
  }

  private static byte[] random(Random random, int size) {
    byte[] bytes = new byte[size];
    random.nextBytes(bytes);
    return bytes;
  }

  private static byte[] read(TFRecordIndex index, int record) {
    try {
      return index.read(record);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
