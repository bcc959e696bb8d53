package neva.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.management.ThreadMXBean;
import java.io.ByteArrayOutputStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import neva.io.BadInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.FeatureList;
import org.tensorflow.proto.FeatureLists;
import org.tensorflow.proto.SequenceExample;

@Tag("locale")
class ExamplesTest {

  @Property(tries = 300)
  void readsBackWhatWasBuilt(
      @ForAll String prefix,
      @ForAll long[] ints,
      @ForAll float[] floats,
      @ForAll List<byte[]> bytes,
      @ForAll List<String> texts) {
    List<String> keys = keys(prefix);
    Features features =
        Examples.parse(
            Examples.builder()
                .ints(keys.get(0), ints)
                .floats(keys.get(1), floats)
                .bytes(keys.get(2), bytes.toArray(byte[][]::new))
                .texts(keys.get(3), wellFormed(texts))
                .build());

    assertThat(features.ints(keys.get(0))).isEqualTo(ints);
    assertThat(features.floats(keys.get(1))).isEqualTo(floats);
    assertThat(features.byteArrays(keys.get(2)).toArray(byte[][]::new))
        .isDeepEqualTo(bytes.toArray(byte[][]::new));
    assertThat(features.texts(keys.get(3))).isEqualTo(wellFormed(texts));
    assertThat(keys)
        .map(features::length)
        .containsExactly(ints.length, floats.length, bytes.size(), texts.size());
  }

  private static List<String> keys(String prefix) {
    return wellFormed(List.of(prefix + "/i", prefix + "/f", prefix + "/b", prefix + "/t"));
  }

  /** What is left of texts with half surrogate pairs, which no encoding can hold. */
  private static List<String> wellFormed(List<String> texts) {
    return texts.stream()
        .map(text -> new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8))
        .toList();
  }

  @Test
  void writesTheWireFormatWithNumbersPackedAndKeysInOrder() {
    byte[] record =
        Examples.builder()
            .floats("xmin", 0.5f, -1)
            .texts("text", List.of("cat", ""))
            .ints("height", 480)
            .build();

    byte[] height = bytes(0x0a, 6, "height", 0x12, 6, 0x1a, 4, 0x0a, 2, 0xe0, 3);
    byte[] text = bytes(0x0a, 4, "text", 0x12, 9, 0x0a, 7, 0x0a, 3, "cat", 0x0a, 0);
    byte[] xmin =
        bytes(0x0a, 4, "xmin", 0x12, 12, 0x12, 10, 0x0a, 8, 0, 0, 0, 0x3f, 0, 0, 0x80, 0xbf);
    assertThat(record).isEqualTo(bytes(0x0a, 59, 0x0a, 16, height, 0x0a, 17, text, 0x0a, 20, xmin));
  }

  @Test
  void writesTheSameBytesWhateverTheOrderOfTheCalls() {
    byte[] one = Examples.builder().ints("b", 1).ints("a", 2).ints("ab", 3).build();
    byte[] other = Examples.builder().ints("ab", 3).ints("b", 1).ints("a", 2).build();

    assertThat(one).isEqualTo(other);
  }

  @Test
  void keepsTheLastValueOfAKeyThatIsSetAgain() {
    Features features = Examples.parse(Examples.builder().ints("a", 1).floats("a", 2).build());

    assertThat(features.type("a")).isEqualTo(Features.Type.FLOATS);
    assertThat(features.floats("a")).containsExactly(2);
  }

  @Test
  void tellsTypesAlsoOfListsWithoutValues() {
    Features features =
        Examples.parse(
            Examples.builder()
                .ints("ints")
                .floats("floats")
                .bytes("bytes")
                .texts("texts", List.of())
                .build());

    assertThat(features.keys()).containsExactly("bytes", "floats", "ints", "texts");
    assertThat(features.keys())
        .map(features::type)
        .containsExactly(
            Features.Type.BYTES, Features.Type.FLOATS, Features.Type.INTS, Features.Type.BYTES);
    assertThat(features.keys()).allSatisfy(key -> assertThat(features.length(key)).isZero());
    assertThat(features.bytes("bytes")).isEmpty();
  }

  @Test
  void readsAbsentFeaturesAsEmptyListsOfAnyType() {
    Features features = Examples.parse(field(1, field(1, field(1, bytes("none")))));

    for (String key : List.of("none", "absent")) {
      assertThat(features.type(key)).isEqualTo(Features.Type.EMPTY);
      assertThat(features.length(key)).isZero();
      assertThat(features.ints(key)).isEmpty();
      assertThat(features.floats(key)).isEmpty();
      assertThat(features.bytes(key)).isEmpty();
      assertThat(features.byteArrays(key)).isEmpty();
      assertThat(features.texts(key)).isEmpty();
    }
    assertThat(features.keys()).containsExactly("none");
  }

  @Test
  void takesAnEmptyRecordForAnExampleWithoutFeatures() {
    assertThat(Examples.parse(new byte[0]).keys()).isEmpty();
  }

  @Test
  void namesKeyExpectedAndFoundTypeOfAWrongList() {
    Features features =
        Examples.parse(Examples.builder().ints("image/height", 1).bytes("image/width").build());

    assertThatThrownBy(() -> features.floats("image/height"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected floats (float_list) in feature image/height but found integers (int64_list);"
                + " write it again with floats (float_list).");
    assertThatThrownBy(() -> features.texts("image/height"))
        .hasMessageContaining("Expected bytes (bytes_list) in feature image/height");
    assertThatThrownBy(() -> features.ints("image/width"))
        .hasMessageContaining(
            "Expected integers (int64_list) in feature image/width but found byt");
  }

  @Test
  void refusesSeveralValuesWhereOneIsAskedFor() {
    Features features =
        Examples.parse(Examples.builder().bytes("mask", new byte[1], new byte[2]).build());

    assertThatThrownBy(() -> features.bytes("mask"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Expected one value in feature mask but found 2; write it again with one.");
    assertThat(features.byteArrays("mask")).map(mask -> mask.length).containsExactly(1, 2);
  }

  @Test
  void refusesTextThatIsNotUtf8() {
    Features features =
        Examples.parse(
            Examples.builder().bytes("name", "Bär".getBytes(StandardCharsets.ISO_8859_1)).build());

    assertThatThrownBy(() -> features.texts("name"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Expected text in UTF-8 in feature name but found other bytes");
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void readsNumbersPackedOrNotWhateverTheOrderOfKeysAndFields(boolean packed) {
    byte[] ints = packed ? bytes(0x0a, 3, 1, 0xac, 2) : bytes(0x08, 1, 0x08, 0xac, 2);
    byte[] floats =
        packed
            ? bytes(0x0a, 8, 0, 0, 0x80, 0x3f, 0, 0, 0, 0x40)
            : bytes(0x0d, 0, 0, 0x80, 0x3f, 0x0d, 0, 0, 0, 0x40);
    byte[] keyFirst = bytes(field(1, bytes("z")), field(2, field(3, ints)));
    byte[] keyLast = bytes(field(2, field(2, floats)), field(1, bytes("a")));

    Features features = Examples.parse(field(1, bytes(field(1, keyFirst), field(1, keyLast))));

    assertThat(features.ints("z")).containsExactly(1, 300);
    assertThat(features.floats("a")).containsExactly(1, 2);
  }

  @Test
  void saysThatASequenceExampleIsNotRead() {
    byte[] record =
        SequenceExample.newBuilder()
            .setContext(org.tensorflow.proto.Features.getDefaultInstance())
            .setFeatureLists(
                FeatureLists.newBuilder()
                    .putFeatureList("frames", FeatureList.getDefaultInstance()))
            .build()
            .toByteArray();

    assertThatThrownBy(() -> Examples.parse(record))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected a tf.Example but found a tf.SequenceExample, whose feature lists are not read"
                + " here; write an Example for each step instead.");
  }

  @Test
  void refusesAnEventOfALog() {
    byte[] event =
        Event.newBuilder().setWallTime(1).setFileVersion("brain.Event:2").build().toByteArray();

    assertThatThrownBy(() -> Examples.parse(event))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected a tf.Example but found field 1 of wire type 1 in its outer message; name a file"
                + " of Examples.");
  }

  @Test
  void refusesOtherContent() {
    for (String content : List.of("{\"image\": 1}", "\u00ff\u00d8\u00ff\u00e0", "\n", "\0")) {
      byte[] record = content.getBytes(StandardCharsets.ISO_8859_1);
      assertThatThrownBy(() -> Examples.parse(record))
          .as(content)
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("Expected a tf.Example but found ");
    }
  }

  static Stream<byte[]> lists() {
    return Stream.of(bytes(0x0d, 0, 0, 0, 0), bytes(0x09, 0, 0, 0, 0, 0, 0, 0, 0), bytes(0x12, 0));
  }

  @ParameterizedTest
  @MethodSource("lists")
  void refusesWrongWireTypesAndUnknownFieldsInLists(byte[] list) {
    // Fixed32 suits a list of floats alone, and nothing else suits any.
    for (int kind : list[0] == 0x0d ? new int[] {1, 3} : new int[] {1, 2, 3}) {
      byte[] record = exampleOf(field(kind, list));
      assertThatThrownBy(() -> Examples.parse(record))
          .isInstanceOf(BadInputException.class)
          .hasMessageMatching(".* found field \\d of wire type \\d in its .*List; .*");
    }
  }

  @Test
  void refusesUnknownFieldsAtEveryLevel() {
    byte[] alien = bytes(0x48, 1); // field 9, a varint
    for (byte[] record :
        List.of(
            alien,
            field(1, alien),
            field(1, field(1, alien)),
            exampleOf(alien),
            exampleOf(field(1, alien)))) {
      assertThatThrownBy(() -> Examples.parse(record))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("found field 9 of wire type 0 in its ");
    }
  }

  @Test
  void refusesAMillionNestedGroupsAtEveryLevelWithoutOverflowingTheStack() {
    byte[] groups = new byte[1_000_000];
    Arrays.fill(groups, (byte) 0x4b); // field 9, begin of a group
    for (byte[] record :
        List.of(
            groups,
            field(1, groups),
            field(1, field(1, groups)),
            exampleOf(groups),
            exampleOf(field(1, groups)))) {
      assertThatThrownBy(() -> Examples.parse(record)).isInstanceOf(BadInputException.class);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ffffff7f",
        "ffffffff07",
        "ffffffff0f",
        "ffffffffffffffffff01",
        "ffffffffffffffffffffff"
      })
  void refusesLengthsThatCannotBeTrueWithoutAllocating(String length) {
    byte[] huge = bytes(0x0a, HexFormat.of().parseHex(length), 0);
    for (byte[] record :
        List.of(
            huge,
            field(1, huge),
            field(1, field(1, huge)),
            exampleOf(huge),
            exampleOf(field(1, huge)),
            exampleOf(field(2, huge)),
            exampleOf(field(3, huge)))) {
      long before = allocated();
      assertThatThrownBy(() -> Examples.parse(record)).isInstanceOf(BadInputException.class);
      assertThat(allocated() - before).isLessThan(1_000_000);
    }
  }

  @Test
  void refusesPackedFloatsWithPartOfAFloat() {
    byte[] record = exampleOf(field(2, field(1, new byte[6])));

    assertThatThrownBy(() -> Examples.parse(record)).isInstanceOf(BadInputException.class);
  }

  @Test
  void refusesKeysThatAreNotUtf8() {
    byte[] record = field(1, field(1, field(1, bytes(0xff, 0xfe))));

    assertThatThrownBy(() -> Examples.parse(record)).isInstanceOf(BadInputException.class);
  }

  @Test
  void copiesAPictureOnceForEachWay() {
    byte[] picture = new byte[10_000_000];

    long start = allocated();
    byte[] record = Examples.builder().bytes("image/encoded", picture).build();
    long built = allocated();
    Features features = Examples.parse(record);
    long parsed = allocated();
    byte[] read = features.bytes("image/encoded");
    long end = allocated();

    assertThat(read).isEqualTo(picture);
    assertThat(built - start).isLessThan(11_000_000);
    assertThat(parsed - built).isLessThan(1_000_000);
    assertThat(end - parsed).isLessThan(11_000_000);
  }

  /** An Example whose feature "a" has this content. */
  private static byte[] exampleOf(byte[] feature) {
    return field(1, field(1, bytes(field(1, bytes("a")), field(2, feature))));
  }

  private static byte[] field(int number, byte[] content) {
    ByteArrayOutputStream length = new ByteArrayOutputStream();
    for (int rest = content.length; ; rest >>>= 7) {
      length.write(rest < 0x80 ? rest : rest & 0x7f | 0x80);
      if (rest < 0x80) {
        return bytes(number << 3 | 2, length.toByteArray(), content);
      }
    }
  }

  /** Puts together numbers, texts and other bytes. */
  private static byte[] bytes(Object... parts) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    for (Object part : parts) {
      if (part instanceof Integer number) {
        out.write(number);
      } else {
        out.writeBytes(
            part instanceof String text ? text.getBytes(StandardCharsets.US_ASCII) : (byte[]) part);
      }
    }
    return out.toByteArray();
  }

  private static long allocated() {
    return ((ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
  }
}
