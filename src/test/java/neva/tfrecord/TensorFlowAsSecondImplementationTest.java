package neva.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import neva.checkpoint.SharedData;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** TensorFlow's own record and parse ops against ours, each reading what the other has written. */
class TensorFlowAsSecondImplementationTest {

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource(Compression.class)
  void readsWhatWeWrote(Compression compression) throws IOException {
    Path file = folder.resolve("ours.record");
    List<byte[]> records = records();
    try (TFRecordWriter writer = TFRecordWriter.create(file, compression)) {
      for (byte[] record : records) {
        writer.write(record);
        writer.flush(); // leaves a mark in compressed data
      }
    }

    assertThat(TensorFlowRecords.read(file, name(compression)).toArray(byte[][]::new))
        .isDeepEqualTo(records.toArray(byte[][]::new));
  }

  @ParameterizedTest
  @EnumSource(Compression.class)
  void writesWhatWeRead(Compression compression) throws IOException {
    Path file = folder.resolve("theirs.record");
    List<byte[]> records = records();
    TensorFlowRecords.write(file, records, name(compression));

    assertThat(read(file).toArray(byte[][]::new)).isDeepEqualTo(records.toArray(byte[][]::new));
  }

  @Property(tries = 50)
  void parsesTheExamplesThatWeBuild(
      @ForAll String prefix,
      @ForAll long[] ints,
      @ForAll float[] floats,
      @ForAll List<byte[]> bytes,
      @ForAll List<String> texts) {
    byte[] record =
        Examples.builder()
            .ints(prefix + "/i", ints)
            .floats(prefix + "/f", floats)
            .bytes(prefix + "/b", bytes.toArray(byte[][]::new))
            .texts(prefix + "/t", texts)
            .build();

    assertParsedAlike(Examples.parse(record), record);
  }

  @ParameterizedTest
  @ValueSource(strings = {"raccoon/test.record", "od_api_samples/pets_examples.record"})
  void parsesAndRebuildsRecordsMadeByPythonAsWeDo(String name) throws IOException {
    Path file = SharedData.file(name);

    for (byte[] record : read(file)) {
      Features features = Examples.parse(record);
      assertParsedAlike(features, record);
      byte[] rebuilt = rebuilt(features);
      assertThat(rebuilt).as("another order of keys").hasSameSizeAs(record);
      assertParsedAlike(features, rebuilt);
    }
  }

  private static void assertParsedAlike(Features features, byte[] record) {
    Map<String, Features.Type> types = new LinkedHashMap<>();
    Map<String, List<?>> ours = new LinkedHashMap<>();
    for (String key : features.keys()) {
      types.put(key, features.type(key));
      ours.put(key, values(features, key));
    }
    assertThat(TensorFlowRecords.parse(record, types)).isEqualTo(ours);
  }

  private static List<?> values(Features features, String key) {
    return switch (features.type(key)) {
      case INTS -> LongStream.of(features.ints(key)).boxed().toList();
      case FLOATS -> {
        float[] floats = features.floats(key);
        yield IntStream.range(0, floats.length).mapToObj(i -> floats[i]).toList();
      }
      case BYTES -> features.byteArrays(key).stream().map(ByteBuffer::wrap).toList();
      case EMPTY -> List.of();
    };
  }

  private static byte[] rebuilt(Features features) {
    Examples.Builder builder = Examples.builder();
    for (String key : features.keys()) {
      switch (features.type(key)) {
        case INTS -> builder.ints(key, features.ints(key));
        case FLOATS -> builder.floats(key, features.floats(key));
        case BYTES -> builder.bytes(key, features.byteArrays(key).toArray(byte[][]::new));
        case EMPTY -> throw new AssertionError("no list in " + key);
      }
    }
    return builder.build();
  }

  private static String name(Compression compression) {
    return compression == Compression.NONE ? "" : compression.name();
  }

  private static List<byte[]> records() {
    Random random = new Random(7);
    List<byte[]> records = new ArrayList<>();
    for (int size : new int[] {0, 1, 17, 4096, 100_000}) {
      byte[] record = new byte[size];
      random.nextBytes(record);
      records.add(record);
    }
    return records;
  }

  private static List<byte[]> read(Path file) throws IOException {
    List<byte[]> records = new ArrayList<>();
    try (TFRecordReader reader = TFRecordReader.open(file)) {
      for (byte[] record = reader.read(); record != null; record = reader.read()) {
        records.add(record);
      }
    }
    return records;
  }
}
