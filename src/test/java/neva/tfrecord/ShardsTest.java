package neva.tfrecord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neva.io.BadInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class ShardsTest {

  @TempDir Path folder;

  @Test
  void namesShardsAsTensorFlowDoes() {
    assertThat(Shards.name("train.record", 3, 10)).isEqualTo("train.record-00003-of-00010");
    assertThat(Shards.name("x", 7, 123456)).isEqualTo("x-00007-of-123456");
  }

  @Test
  void takesAFileForItself() throws IOException {
    files("test.record");

    assertExpands("test.record", "test.record");
  }

  @Test
  void takesAFileWithAStarOrACountInItsNameForItself() throws IOException {
    files("what?.record", "whats.record", "a@2");

    assertExpands("what?.record", "what?.record");
    assertExpands("a@2", "a@2");
  }

  @Test
  void takesOneShardForItselfAlsoWhereOthersAreMissing() throws IOException {
    files("train.record-00003-of-00010");

    assertExpands("train.record-00003-of-00010", "train.record-00003-of-00010");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "train.record-*",
        "train.record-?????-of-00003",
        "train.record-[0-9]*",
        "train.record-*-of-0000{2,3}",
        "train.record@3",
        "train.record@00003"
      })
  void findsAllShardsOfASetSorted(String pattern) throws IOException {
    files(
        "train.record-00002-of-00003",
        "train.record-00000-of-00003",
        "train.record-00001-of-00003",
        "train.record",
        "eval.record-00000-of-00001");

    assertExpands(
        pattern,
        "train.record-00000-of-00003",
        "train.record-00001-of-00003",
        "train.record-00002-of-00003");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"train.record-*", "train.record-?????-of-00003", "train.record@3", "*-0000[0]-*"})
  void refusesASetOfWhichOneShardIsMissingAndNamesIt(String pattern) throws IOException {
    files("train.record-00000-of-00003", "train.record-00002-of-00003");

    assertThatThrownBy(() -> expand(pattern))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected 3 shards of %s but found no %s; restore it, or write the set again."
                .formatted(
                    folder.resolve("train.record"), folder.resolve("train.record-00001-of-00003")));
  }

  @Test
  void refusesAMissingSetOfAHugeCountAtOnce() {
    assertThatThrownBy(() -> expand("train.record@999999999"))
        .hasMessageContaining("found no")
        .hasMessageContaining("train.record-00000-of-999999999;");
  }

  @Test
  void findsPartOfAWholeSet() throws IOException {
    files("t-00000-of-00003", "t-00001-of-00003", "t-00002-of-00003");

    assertExpands("t-0000[01]-*", "t-00000-of-00003", "t-00001-of-00003");
  }

  @Test
  void passesOverHiddenFilesUnlessThePatternBeginsWithADot() throws IOException {
    files(".train.record.4711.tmp", "train.record", ".hidden/a.record", "open/a.record");

    assertExpands("*", "train.record");
    assertExpands("*/a.record", "open/a.record");
    assertExpands(".train*", ".train.record.4711.tmp");
    assertExpands("{.train,train}*", "train.record");
  }

  @Test
  void matchesFoldersToo() throws IOException {
    files("a1/x.record", "a2/x.record", "a2/y.record", "a3/z/x.record", "b/x.record", "a4");

    assertExpands("a*/x.record", "a1/x.record", "a2/x.record");
    assertExpands("a?/*.record", "a1/x.record", "a2/x.record", "a2/y.record");
    assertExpands("a*", "a4");
  }

  @Test
  void findsFilesOfTheWorkingFolderByTheirNames() throws IOException {
    assertThat(Shards.expand("pom.x[m]l")).containsExactly(Path.of("pom.xml"));
    assertThat(Shards.expand("./po?.xml")).containsExactly(Path.of("./pom.xml"));
  }

  @Test
  void takesAFileOnceWhereverPatternsOverlap() throws IOException {
    files("a.record", "b.record", "sub/c");

    assertThat(
            Shards.expand(
                List.of(
                    folder + "/b.record",
                    folder + "/*.record",
                    folder + "/sub/../a.record",
                    folder + "/*/../?.record")))
        .containsExactly(folder.resolve("b.record"), folder.resolve("a.record"));
  }

  @Test
  void refusesWhatMatchesNothing() {
    assertThatThrownBy(() -> expand("none-*"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected files that match %s/none-* but found none; correct the pattern or name the files."
                .formatted(folder));
    assertThatThrownBy(() -> expand("none/*")).hasMessageContaining("found none;");
    assertThatThrownBy(() -> expand("none.record"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected a record file but found nothing at %s/none.record; name a file, or a pattern such as train.record-*."
                .formatted(folder));
    assertThatThrownBy(() -> expand("none@0")).hasMessageContaining("found nothing at");
    assertThatThrownBy(() -> expand("@3")).hasMessageContaining("found nothing at");
  }

  @Test
  void refusesAFolder() {
    assertThatThrownBy(() -> Shards.expand(folder.toString()))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("found a folder at " + folder + ";");
  }

  @Test
  void refusesAPatternThatIsNone() {
    assertThatThrownBy(() -> expand("train[.record"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Expected a shell pattern such as train.record-* but found train[");
  }

  private void files(String... names) throws IOException {
    for (String name : names) {
      Path file = folder.resolve(name);
      Files.createDirectories(file.getParent());
      Files.createFile(file);
    }
  }

  private List<Path> expand(String pattern) throws IOException {
    return Shards.expand(folder + "/" + pattern);
  }

  private void assertExpands(String pattern, String... files) throws IOException {
    assertThat(expand(pattern))
        .map(file -> folder.relativize(file).toString())
        .containsExactly(files);
  }
}
