package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import neva.io.BadInputException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Cifar100Test {

  private static final int RECORD = 3074;

  @TempDir Path dir;

  /**
   * Image {@code i} is of the fine class {@code i % 100} and the coarse one {@code i % 100 / 5}.
   */
  @BeforeEach
  void writeASmallSet() throws IOException {
    Files.write(dir.resolve("train.bin"), records(200));
    Files.write(dir.resolve("test.bin"), records(100));
    Files.write(dir.resolve("fine_label_names.txt"), names("fine", 100));
    Files.write(dir.resolve("coarse_label_names.txt"), names("coarse", 20));
  }

  private static List<String> names(String kind, int count) {
    return IntStream.range(0, count).mapToObj(i -> kind + "_" + i).toList();
  }

  private static byte[] records(int count) {
    byte[] records = new byte[count * RECORD];
    for (int i = 0; i < count; i++) {
      records[i * RECORD] = (byte) (i % 100 / 5);
      records[i * RECORD + 1] = (byte) (i % 100);
      records[i * RECORD + 2] = (byte) i;
    }
    return records;
  }

  private ImageData read(String... classes) throws IOException {
    return Cifar100.read(dir, List.of(classes));
  }

  private AbstractThrowableAssert<?, ?> assertRefused(String... classes) {
    return assertThatThrownBy(() -> read(classes)).isInstanceOf(BadInputException.class);
  }

  @Test
  void readsTheFineLabels() throws IOException {
    ImageData data = read();
    assertThat(data.train().size()).isEqualTo(200);
    assertThat(data.test().label(57)).isEqualTo(57);
    assertThat(data.classNames()).hasSize(100).startsWith("fine_0");
    assertThat(data.source()).isEqualTo("cifar100:" + dir);
    assertThat(data.train().inMemory().pixels()[57 * 3072]).isEqualTo((byte) 57);
    assertThat(data.flippable()).isTrue();
  }

  @Test
  void takesFineClassesInTheOrderOfTheirNames() throws IOException {
    ImageData data = read("fine_42", "fine_7", "fine_99");
    assertThat(data.classNames()).containsExactly("fine_42", "fine_7", "fine_99");
    assertThat(data.train().labels()).containsExactly(1, 0, 2, 1, 0, 2);
    assertThat(data.test().inMemory().pixels()[0]).isEqualTo((byte) 7);
    assertThat(data.fingerprint())
        .isNotEqualTo(read().fingerprint())
        .isNotEqualTo(read("fine_7", "fine_42", "fine_99").fingerprint());
  }

  @Test
  void takesCoarseClassesWithAllTheirImages() throws IOException {
    ImageData data = read("coarse_3", "coarse_1");
    assertThat(data.classNames()).containsExactly("coarse_3", "coarse_1");
    assertThat(data.test().labels()).containsExactly(1, 1, 1, 1, 1, 0, 0, 0, 0, 0);
    assertThat(data.test().inMemory().pixels()[5 * 3072]).isEqualTo((byte) 15);
  }

  @Test
  void refusesAMixtureOfFineAndCoarse() {
    assertRefused("fine_1", "coarse_2")
        .hasMessage(
            "Expected fine classes or coarse classes of cifar100:%s but found both among"
                + " fine_1, coarse_2.",
            dir);
  }

  @Test
  void suggestsTheNearestName() {
    assertRefused("corse_2", "corse_3").hasMessageContaining("did you mean coarse_2?");
    assertRefused("fine_2", "Fine 33").hasMessageContaining("found Fine 33: did you mean fine_33?");
    assertRefused("coarse_2", "cars_13").hasMessageContaining("did you mean coarse_13?");
  }

  @Test
  void readsThePythonVersion(@TempDir Path python) throws IOException {
    Path golden = Path.of("src/test/resources/pickle/train_python2");
    Files.copy(golden, python.resolve("train"));
    Files.copy(golden, python.resolve("test"));
    Files.write(
        python.resolve("meta"),
        PickleBytes.of(
            Map.of(
                "fine_label_names", names("fine", 100),
                "coarse_label_names", names("coarse", 20))));
    ImageData data = Cifar100.read(python, List.of("fine_29", "fine_19"));
    assertThat(data.train().labels()).containsExactly(1);
    assertThat(Cifar100.read(python, List.of("coarse_11", "coarse_15")).test().labels())
        .containsExactly(0);
  }

  @Test
  void namesTheRecordWithALabelPastItsClasses() throws IOException {
    byte[] records = records(3);
    records[RECORD] = 20;
    Files.write(dir.resolve("test.bin"), records);
    assertRefused()
        .hasMessageContaining("Expected a label from 0 to 19 but was 20 at")
        .hasMessageContaining("test.bin, record 1.");
    records[RECORD] = 0;
    records[2 * RECORD + 1] = 100;
    Files.write(dir.resolve("test.bin"), records);
    assertRefused().hasMessageContaining("from 0 to 99 but was 100");
  }

  @Test
  void namesTheFileThatIsMissing() throws IOException {
    Files.delete(dir.resolve("coarse_label_names.txt"));
    assertRefused()
        .hasMessageContaining("Expected coarse_label_names.txt of the binary version of CIFAR-100")
        .hasMessageContaining("neva data download cifar100");
  }

  @Test
  void refusesTheFilesOfCifar10() throws IOException {
    Files.write(dir.resolve("train.bin"), new byte[3073 * 2]);
    assertRefused().hasMessageContaining("records of 3074 bytes but was 6146 bytes");
  }
}
