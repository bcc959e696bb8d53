package neva.tfrecord;

import static neva.tfrecord.Compression.GZIP;
import static neva.tfrecord.Compression.ZLIB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.zip.DeflaterInputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;
import neva.checkpoint.SharedData;
import neva.io.BadInputException;
import neva.io.MaskedCrc32c;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TFRecordTest {

  // Computed with a bitwise crc32c in Python: the records "", "neva" and "123456789".
  private static final String GOLDEN =
      "000000000000000029039807d8ea82a2"
          + "0400000000000000424552046e65766199a707f5"
          + "090000000000000037f97139313233343536373839e5b08ac7";
  private static final List<byte[]> GOLDEN_RECORDS =
      List.of(bytes(""), bytes("neva"), bytes("123456789"));
  private static final List<Long> GOLDEN_OFFSETS = List.of(0L, 16L, 36L, 61L);

  @TempDir Path folder;

  @Test
  void writesTheGoldenBytes() throws IOException {
    assertThat(HexFormat.of().formatHex(framed(GOLDEN_RECORDS))).isEqualTo(GOLDEN);
  }

  @Test
  void readsTheGoldenBytesAndTellsTheOffsets() throws IOException {
    try (TFRecordReader reader = TFRecordReader.open(golden("golden.record"))) {
      for (int i = 0; i < GOLDEN_RECORDS.size(); i++) {
        assertThat(reader.read()).isEqualTo(GOLDEN_RECORDS.get(i));
        assertThat(reader.offset()).isEqualTo(GOLDEN_OFFSETS.get(i));
      }
      assertThat(reader.read()).isNull();
      assertThat(reader.read()).as("stays at the end").isNull();
    }
  }

  @Property(tries = 150)
  void readsBackWhatWasWritten(
      @ForAll @Size(max = 20) List<byte[]> records, @ForAll Compression compression)
      throws IOException {
    Path file = Files.createTempFile("neva", ".record");
    try {
      Files.write(file, framed(records, compression));
      assertRecords(file, records);
    } finally {
      Files.delete(file);
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void readsBackRecordsAroundAndFarBeyondTheBuffers(Compression compression) throws IOException {
    Random random = new Random(1);
    List<byte[]> records = new ArrayList<>();
    for (int size : new int[] {0, 65_519, 65_520, 65_521, 65_536, 65_537, 5_000_000, 0, 1}) {
      byte[] record = new byte[size];
      random.nextBytes(record);
      records.add(record);
    }
    Path file = folder.resolve("large.record");
    try (TFRecordWriter writer = TFRecordWriter.create(file, compression)) {
      for (byte[] record : records) {
        writer.write(record);
      }
    }

    assertRecords(file, records);
  }

  @Test
  void compressesInTheFormatsOfTheJdk() throws IOException {
    byte[] plain = framed(GOLDEN_RECORDS);

    assertThat(new GZIPInputStream(new ByteArrayInputStream(framed(GOLDEN_RECORDS, GZIP))))
        .hasBinaryContent(plain);
    assertThat(new InflaterInputStream(new ByteArrayInputStream(framed(GOLDEN_RECORDS, ZLIB))))
        .hasBinaryContent(plain);
  }

  @Test
  void compressesTheSameRecordsToTheSameBytes() throws IOException {
    for (Compression compression : Compression.values()) {
      assertThat(framed(GOLDEN_RECORDS, compression))
          .isEqualTo(framed(GOLDEN_RECORDS, compression));
    }
  }

  @Test
  void readsZlibFiles() throws IOException {
    byte[] compressed =
        new DeflaterInputStream(new ByteArrayInputStream(framed(GOLDEN_RECORDS))).readAllBytes();

    assertRecords(file("zlib.record", compressed), GOLDEN_RECORDS);
  }

  @Test
  void readsAnEmptyFileAsNoRecords() throws IOException {
    assertRecords(file("empty.record", new byte[0]), List.of());
  }

  @ParameterizedTest
  @ValueSource(ints = {0x8b1f, 0x9c78, 0x0178, 0xda78})
  void isNotMisledByALengthThatLooksLikeCompression(int length) throws IOException {
    List<byte[]> records = List.of(new byte[length], bytes("after"));

    assertRecords(file("lookalike.record", framed(records)), records);
  }

  @Test
  void tellsTheOffsetWithinCompressedData() throws IOException {
    Path file = file("a.record.gz", gzip(framed(GOLDEN_RECORDS)));

    try (TFRecordReader reader = TFRecordReader.open(file)) {
      reader.read();
      reader.read();
      assertThat(reader.offset()).isEqualTo(16);
    }
  }

  @Test
  void tellsAHalfWrittenLastRecordAtEveryByteOfIt() throws IOException {
    byte[] whole = HexFormat.of().parseHex(GOLDEN);
    for (int size = 0; size <= whole.length; size++) {
      Path file = file("cut.record", Arrays.copyOf(whole, size));
      List<byte[]> read = new ArrayList<>();
      if (GOLDEN_OFFSETS.contains((long) size)) {
        readInto(read, file);
      } else {
        TruncatedRecordException cut =
            catchThrowableOfType(TruncatedRecordException.class, () -> readInto(read, file));
        assertThat(cut.file()).isEqualTo(file);
        assertThat(cut.offset()).isEqualTo(GOLDEN_OFFSETS.get(read.size()));
      }
      assertThat(read).hasSameSizeAs(wholeRecordsWithin(size));
    }
  }

  @Test
  void tellsEveryFlippedBitAsCorruptAtItsRecord() throws IOException {
    byte[] whole = HexFormat.of().parseHex(GOLDEN);
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      Path file = file("flipped.record", flipped);
      List<byte[]> read = new ArrayList<>();
      CorruptRecordException corrupt =
          catchThrowableOfType(CorruptRecordException.class, () -> readInto(read, file));
      assertThat(corrupt).as("bit %d", bit).isExactlyInstanceOf(CorruptRecordException.class);
      assertThat(corrupt.offset())
          .isEqualTo(GOLDEN_OFFSETS.get(wholeRecordsWithin(bit / 8).size()));
    }
  }

  @Test
  void namesFileOffsetExpectationFindingAndRemedy() throws IOException {
    byte[] damaged = HexFormat.of().parseHex(GOLDEN);
    damaged[30] ^= 1;
    Path file = file("damaged.record", damaged);

    assertThatThrownBy(() -> readInto(new ArrayList<>(), file))
        .hasMessageMatching(
            "Expected data with masked crc32c 0xf507a799 but found 0x[0-9a-f]{8} at "
                + file
                + ", offset 16; restore the file from a copy, make it again, or move it away\\.");
  }

  @Test
  void saysHowMuchOfATruncatedRecordIsThere() throws IOException {
    Path file = file("cut.record", Arrays.copyOf(framed(GOLDEN_RECORDS), 30));

    assertThatThrownBy(() -> readInto(new ArrayList<>(), file))
        .hasMessageStartingWith(
            "Expected 8 bytes of data and checksum but found 2 before the file ends at " + file)
        .hasMessageContaining("offset 16;");
  }

  @ParameterizedTest
  @CsvSource({
    "1000000, neva.tfrecord.TruncatedRecordException",
    "2147483647, neva.tfrecord.CorruptRecordException",
    "9000000000000000000, neva.tfrecord.CorruptRecordException",
    "-1, neva.tfrecord.CorruptRecordException"
  })
  void refusesALengthThatCannotBeTrueWithoutAllocating(long length, Class<?> type)
      throws IOException {
    byte[] header = header(length);

    for (byte[] content : List.of(header, gzip(header))) {
      Path file = file("huge.record", content);
      long before = allocated();
      assertThatThrownBy(() -> readInto(new ArrayList<>(), file)).isExactlyInstanceOf(type);
      assertThat(allocated() - before).isLessThan(10_000_000);
    }
  }

  @Test
  void refusesACompressedRecordThatWouldFillTheMemoryBeforeReadingIt() throws IOException {
    long most = Runtime.getRuntime().maxMemory() / 4;
    Path file = file("bomb.record", gzip(header(most + 1)));

    assertThatThrownBy(() -> readInto(new ArrayList<>(), file))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected a record of at most %d bytes, a quarter of Java's memory, but found %d at %s,"
                    .formatted(most, most + 1, file)
                + " offset 0; give Java more with -Xmx.");
  }

  @Test
  void doesNotReadTheRestOfAFileThatIsTooShortForTheLength() throws IOException {
    byte[] header = HexFormat.of().parseHex("0000004000000000" + "cb61cc52"); // 1 GiB
    Path file = file("sparse.record", header);
    try (RandomAccessFile sparse = new RandomAccessFile(file.toFile(), "rw")) {
      sparse.setLength(50_000_000);
    }

    long before = allocated();
    assertThatThrownBy(() -> readInto(new ArrayList<>(), file))
        .isInstanceOf(TruncatedRecordException.class)
        .hasMessageContaining("found 49999988 before the file ends");
    assertThat(allocated() - before).isLessThan(10_000_000);
  }

  @Test
  void tellsATruncatedCompressedFileAtEveryByte() throws IOException {
    byte[] whole = gzip(framed(GOLDEN_RECORDS));
    // Two bytes are needed to see that it is gzip; before that it is a truncated header anyway.
    for (int size = 1; size < whole.length; size++) {
      Path file = file("cut.gz", Arrays.copyOf(whole, size));
      assertThatThrownBy(() -> readInto(new ArrayList<>(), file))
          .as("%d bytes", size)
          .isInstanceOf(TruncatedRecordException.class);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"GZIP", "ZLIB"})
  void losesNoRecordInSilenceWhicheverBitOfACompressedFileFlips(Compression compression)
      throws IOException {
    byte[] whole = framed(GOLDEN_RECORDS, compression);
    int refused = 0;
    for (int bit = 0; bit < whole.length * 8; bit++) {
      byte[] flipped = whole.clone();
      flipped[bit / 8] ^= (byte) (1 << bit % 8);
      List<byte[]> read = new ArrayList<>();
      try {
        readInto(read, file("flipped.record", flipped));
        assertThat(read).as("bit %d", bit).hasSameSizeAs(GOLDEN_RECORDS);
      } catch (CorruptRecordException e) {
        refused++;
      }
    }
    assertThat(refused).as("all but some fields of the header").isGreaterThan(whole.length * 6);
  }

  @Test
  void readsEveryBeginningOfZlibOrRefusesIt() throws IOException {
    byte[] content = framed(GOLDEN_RECORDS, ZLIB);
    for (int second = 0; second < 256; second++) {
      content[1] = (byte) second;
      List<byte[]> read = new ArrayList<>();
      try {
        readInto(read, file("zlib.record", content));
        assertThat(read).as("78%02x", second).hasSameSizeAs(GOLDEN_RECORDS);
      } catch (CorruptRecordException e) {
        assertThat(read).isEmpty();
      }
    }
  }

  @Test
  void tellsDamagedCompressedDataAsCorrupt() throws IOException {
    byte[] damaged = gzip(framed(List.of(new byte[1000])));
    damaged[damaged.length - 5] ^= 1; // gzip's own checksum

    assertThatThrownBy(() -> readInto(new ArrayList<>(), file("damaged.gz", damaged)))
        .isExactlyInstanceOf(CorruptRecordException.class)
        .hasMessageContaining("Expected whole compressed data but found a damaged part");
  }

  @Test
  void failsOnAMissingFile() {
    assertThatThrownBy(() -> TFRecordReader.open(folder.resolve("none.record")))
        .isInstanceOf(NoSuchFileException.class);
  }

  @Test
  void neverReplacesAFile() throws IOException {
    Path file = golden("golden.record");

    assertThatThrownBy(() -> TFRecordWriter.create(file))
        .isInstanceOf(FileAlreadyExistsException.class);
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void showsFlushedRecordsToOthersBeforeItIsClosed(Compression compression) throws IOException {
    Path file = folder.resolve("live.record");
    try (TFRecordWriter writer = TFRecordWriter.create(file, compression);
        TFRecordReader reader = TFRecordReader.open(file)) {
      writer.write(bytes("neva"));
      writer.flush();
      assertThat(reader.read()).isEqualTo(bytes("neva"));
    }
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void reportsAFullDiskAtOnceAndEverAfter(Compression compression) throws IOException {
    ByteArrayOutputStream disk = new ByteArrayOutputStream();
    FullDisk full = new FullDisk(disk);
    full.full = false;
    TFRecordWriter writer = new TFRecordWriter(full, compression);
    writer.flush(); // the header of gzip
    full.full = true;
    int before = disk.size();
    writer.write(bytes("neva"));

    assertThatThrownBy(writer::flush).hasMessage("No space left on device");
    full.full = false;
    assertThatThrownBy(() -> writer.write(bytes("more")))
        .hasMessage("An earlier write failed: No space left on device");
    writer.close();
    assertThat(full.closed).isTrue();
    assertThat(disk.size() - before).as("nothing follows the half record").isEqualTo(5);
  }

  @Test
  void reportsAFullDiskOnClose() throws IOException {
    TFRecordWriter writer = new TFRecordWriter(new FullDisk(new ByteArrayOutputStream()));
    writer.write(bytes("neva"));

    assertThatThrownBy(writer::close).hasMessage("No space left on device");
  }

  @ParameterizedTest
  @CsvSource({"raccoon/test.record, 40", "od_api_samples/pets_examples.record, 10"})
  void readsAndRewritesFilesMadeByPython(String name, int records) throws IOException {
    Path file = SharedData.file(name);

    List<byte[]> read = new ArrayList<>();
    readInto(read, file);

    assertThat(read).hasSize(records);
    assertThat(framed(read)).isEqualTo(Files.readAllBytes(file));
  }

  /** Takes five bytes, then no more. */
  private static final class FullDisk extends OutputStream {
    private final OutputStream out;
    private boolean full = true;
    private boolean closed;

    FullDisk(OutputStream out) {
      this.out = out;
    }

    @Override
    public void write(int b) throws IOException {
      out.write(b);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      out.write(bytes, offset, full ? 5 : length);
      if (full) {
        throw new IOException("No space left on device");
      }
    }

    @Override
    public void close() {
      closed = true;
    }
  }

  private static void assertRecords(Path file, List<byte[]> expected) throws IOException {
    List<byte[]> read = new ArrayList<>();
    readInto(read, file);
    assertThat(read.toArray(byte[][]::new)).isDeepEqualTo(expected.toArray(byte[][]::new));
  }

  private static void readInto(List<byte[]> records, Path file) throws IOException {
    try (TFRecordReader reader = TFRecordReader.open(file)) {
      for (byte[] record = reader.read(); record != null; record = reader.read()) {
        records.add(record);
      }
    }
  }

  private static List<byte[]> wholeRecordsWithin(int size) {
    int whole = (int) GOLDEN_OFFSETS.stream().filter(end -> end > 0 && end <= size).count();
    return GOLDEN_RECORDS.subList(0, whole);
  }

  private static byte[] framed(List<byte[]> records) throws IOException {
    return framed(records, Compression.NONE);
  }

  private static byte[] framed(List<byte[]> records, Compression compression) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (TFRecordWriter writer = new TFRecordWriter(out, compression)) {
      for (byte[] record : records) {
        writer.write(record);
      }
    }
    return out.toByteArray();
  }

  private static byte[] header(long length) {
    byte[] lengthBytes =
        ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(length).array();
    return ByteBuffer.allocate(12)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put(lengthBytes)
        .putInt(MaskedCrc32c.of(lengthBytes))
        .array();
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (OutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(bytes);
    }
    return out.toByteArray();
  }

  private Path golden(String name) throws IOException {
    return file(name, HexFormat.of().parseHex(GOLDEN));
  }

  private Path file(String name, byte[] content) throws IOException {
    return Files.write(folder.resolve(name), content);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
