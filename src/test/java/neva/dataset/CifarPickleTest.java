package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import neva.io.BadInputException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pickles that Python wrote are in {@code src/test/resources/pickle}. */
class CifarPickleTest {

  private static final Path GOLDEN = Path.of("src/test/resources/pickle");
  private static final List<CifarLabels> LABELS =
      List.of(new CifarLabels("labels", "label_names", "batches.meta.txt", 10));

  private static final int MUTANTS = 300;

  @TempDir Path folder;

  private Path file(byte[] bytes) throws IOException {
    return Files.write(folder.resolve("batch"), bytes);
  }

  private CifarBatch read(byte[] bytes) throws IOException {
    return CifarPickle.read(file(bytes)).batch(LABELS);
  }

  private AbstractThrowableAssert<?, ?> assertRefused(byte[] bytes) {
    return assertThatThrownBy(() -> read(bytes))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(folder.resolve("batch").toString());
  }

  /** Byte {@code i} of the drawn image {@code k} of the golden files, in planes. */
  private static byte drawn(int k, int i) {
    return (byte) (k * 37 + i / 1024 * 80 + i % 1024 / 32 * 3 + i % 32 * (k + 1));
  }

  @ParameterizedTest
  @CsvSource({
    "data_batch_python2, 2",
    "data_batch_python3_protocol2, 1",
    "data_batch_python3_protocol4, 1",
    "data_batch_fortran_protocol3, 2"
  })
  void readsWhatPythonWrote(String name, int size) throws IOException {
    CifarBatch batch = CifarPickle.read(GOLDEN.resolve(name)).batch(LABELS);
    assertThat(batch.labels()[0]).isEqualTo(Arrays.copyOf(new int[] {3, 8}, size));
    assertThat(batch.pixels()).hasSize(size * 3072);
    for (int i = 0; i < batch.pixels().length; i++) {
      int inPlanes = i % 3 * 1024 + i % 3072 / 3;
      assertThat(batch.pixels()[i]).isEqualTo(drawn(i / 3072, inPlanes));
    }
  }

  /** This is the very file of the Python version, byte for byte. */
  @Test
  void readsTheNamesOfTheOriginal() throws Exception {
    Path meta = GOLDEN.resolve("batches_meta_python2");
    byte[] digest = MessageDigest.getInstance("MD5").digest(Files.readAllBytes(meta));
    assertThat(HexFormat.of().formatHex(digest)).isEqualTo("5ff9c542aee3614f3951f8cda6e48888");
    assertThat(CifarPickle.read(meta).texts("label_names"))
        .containsExactly(
            "airplane",
            "automobile",
            "bird",
            "cat",
            "deer",
            "dog",
            "frog",
            "horse",
            "ship",
            "truck");
  }

  @ParameterizedTest
  @CsvSource({
    "os, system",
    "posix, system",
    "builtins, eval",
    "__builtin__, eval",
    "subprocess, Popen",
    "numpy, load",
    "java.lang, Runtime",
    "decimal, Decimal",
    "datetime, datetime",
    "operator, attrgetter",
    "builtins, ValueError"
  })
  void refusesToNameAnythingElse(String module, String name) {
    byte[] evil =
        new PickleBytes()
            .global(module, name)
            .raw('(')
            .value("touch gone")
            .raw('t', 'R', '.')
            .bytes();
    assertRefused(evil)
        .hasMessageContaining(
            "Expected numbers, texts, lists and numpy arrays of bytes but found the class or"
                + " function %s.%s, which was not called, in ",
            module, name);
  }

  @Test
  void refusesWhatOtherInstructionsName() {
    byte[] stackGlobal =
        new PickleBytes()
            .raw(0x8c, 2)
            .latin("os")
            .raw(0x8c, 6)
            .latin("system")
            .raw(0x93, '.')
            .bytes();
    assertRefused(stackGlobal).hasMessageContaining("os.system");
    assertRefused(new PickleBytes().raw('(', 'i').latin("os\nsystem\n.").bytes())
        .hasMessageContaining("os.system");
    assertRefused(new PickleBytes().global("x\u001b[31m", "y\u0000").bytes())
        .hasMessageContaining("x?[31m.y?");
  }

  @ParameterizedTest
  @ValueSource(ints = {'S', 'V', 'F', 'G', 'P', 'Q', 'o', 'I', 'L', '2', 0x81, 0x82, 0x8f, 0x97})
  void refusesInstructionsThatNoFileOfCifarHas(int instruction) {
    assertRefused(new PickleBytes().raw(instruction).latin("1\n").bytes())
        .hasMessageContaining("the instruction 0x%02x", instruction);
  }

  @ParameterizedTest
  @ValueSource(ints = {'T', 'X', 'B'})
  void doesNotReserveTheLengthThatATextClaims(int instruction) {
    for (int length : new int[] {Integer.MAX_VALUE, -1, 1000}) {
      assertRefused(new PickleBytes().raw(instruction).little(length).latin("ab").bytes())
          .hasMessageContaining("cut off");
    }
  }

  @Test
  void endsWhereManyInstructionsWouldFillTheMemory() {
    byte[] lists = new byte[2_100_000];
    Arrays.fill(lists, (byte) ']');
    assertRefused(lists).hasMessageContaining("at most 2,000,000 instructions");
  }

  @Test
  void endsWhereEncodingWouldFillTheMemory() {
    PickleBytes pickle = new PickleBytes();
    pickle.global("_codecs", "encode").raw('q', 0).raw('X').little(100_000);
    pickle.latin("a".repeat(100_000)).raw('X').little(6).latin("latin1").raw(0x86, 'q', 1);
    for (int i = 0; i < 100_000; i++) {
      pickle.raw('h', 0, 'h', 1, 'R');
    }
    assertTimeoutPreemptively(
        Duration.ofSeconds(10),
        () ->
            assertRefused(pickle.bytes())
                .hasMessageContaining("Expected bytes written as Latin-1"));
  }

  @Test
  void isNotConfusedByListsThatHoldThemselves() {
    // l = []; l.append(l); {l: 1}
    byte[] key =
        new PickleBytes().raw('}', ']', 'q', 0, 'h', 0, 'a').value(1).raw('s', '.').bytes();
    assertRefused(key).hasMessageContaining("damaged");
    byte[] value =
        new PickleBytes().raw('}').value("labels").raw(']', 'q', 0, 'h', 0, 'a', 's', '.').bytes();
    assertRefused(value).hasMessageContaining("under the key data but found nothing");
  }

  @Test
  void isNotConfusedByDepth() {
    PickleBytes deep = new PickleBytes().raw('}').value("data").raw(')');
    for (int i = 0; i < 500_000; i++) {
      deep.raw(0x85);
    }
    assertRefused(deep.raw('s', '.').bytes()).hasMessageContaining("something else");
  }

  private static Map<String, Object> batch(int images) {
    Map<String, Object> batch = new LinkedHashMap<>();
    batch.put("labels", new Random(1).ints(images, 0, 10).boxed().toList());
    batch.put("data", new PickleBytes.Array(images, 3072, new byte[images * 3072]));
    return batch;
  }

  private AbstractThrowableAssert<?, ?> assertRefusedWith(String key, Object value) {
    Map<String, Object> batch = batch(2);
    batch.put(key, value);
    return assertRefused(PickleBytes.of(batch));
  }

  @Test
  void namesTheKeyThatDoesNotFit() throws IOException {
    assertThat(read(PickleBytes.of(batch(2))).size()).isEqualTo(2);
    assertRefusedWith("labels", List.of(1))
        .hasMessageContaining("Expected 2 labels under the key labels but found a list of 1 in");
    assertRefusedWith("labels", List.of(1, "2"))
        .hasMessageContaining("Expected whole numbers under the key labels");
    assertRefusedWith("labels", 7).hasMessageContaining("Expected a list under the key labels");
    assertRefusedWith("labels", List.of(1, 10))
        .hasMessageContaining("Expected a label from 0 to 9 but was 10 at")
        .hasMessageContaining("record 1");
    assertRefusedWith("labels", List.of(-1, 1)).hasMessageContaining("but was -1");
    assertRefusedWith("data", new PickleBytes.Array(3, 2, new byte[6]))
        .hasMessageContaining("[n, 3072] bytes under the key data but found an array of [3, 2] in");
    assertRefusedWith("data", new PickleBytes.Array(3, 3072, new byte[6]))
        .hasMessageContaining("damaged");
    assertRefusedWith("data", new PickleBytes.Array(-1, -6, new byte[6]))
        .hasMessageContaining("damaged");
  }

  @Test
  void refusesArraysOfOtherTypes() throws IOException {
    byte[] pickle = PickleBytes.of(batch(1));
    int at = new String(pickle, java.nio.charset.StandardCharsets.ISO_8859_1).indexOf("u1");
    pickle[at] = 'i';
    pickle[at + 1] = '8';
    assertRefused(pickle)
        .hasMessageContaining("Expected an array of bytes (u1) but found one of i8");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "N.", "].", ".", "R", "b.", "(", "u", "h\u0001."})
  void refusesPicklesOfOtherThings(String instructions) {
    assertRefused(new PickleBytes().latin(instructions).bytes()).hasMessageContaining("damaged");
  }

  @Test
  void refusesAnEmptyFileAndWords() {
    assertRefused(new byte[0]).hasMessageContaining("cut off");
    assertRefused("no pickle".getBytes()).hasMessageContaining("0x6e");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "data_batch_python2",
        "data_batch_python3_protocol2",
        "data_batch_python3_protocol4",
        "batches_meta_python2"
      })
  void damagedFilesEndInASentence(String name) throws IOException {
    byte[] whole = Files.readAllBytes(GOLDEN.resolve(name));
    for (int seed = 0; seed < MUTANTS; seed++) {
      assertReadsOrRefuses(mutant(whole, new Random(seed)), seed);
    }
    for (int length = 0; length < Math.min(whole.length, MUTANTS); length += 3) {
      assertReadsOrRefuses(Arrays.copyOf(whole, length), length);
    }
  }

  /** Changes lie where instructions are, and not among the pixels alone. */
  private static byte[] mutant(byte[] whole, Random random) {
    byte[] mutant = whole.clone();
    int changes = 1 + random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int range = random.nextBoolean() ? Math.min(400, whole.length) : whole.length;
      int at =
          random.nextBoolean() ? random.nextInt(range) : whole.length - 1 - random.nextInt(range);
      mutant[at] = (byte) random.nextInt(256);
    }
    return mutant;
  }

  private void assertReadsOrRefuses(byte[] bytes, int which) throws IOException {
    try {
      CifarPickle pickle = CifarPickle.read(file(bytes));
      pickle.batch(LABELS);
      pickle.texts("label_names");
    } catch (BadInputException e) {
      assertThat(e.getMessage()).as("mutant %d", which).startsWith("Expected ").endsWith(".");
    }
  }
}
