package neva.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import neva.io.BadInputException;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TarGzTest {

  @TempDir Path outside;

  private Path dir;

  @BeforeEach
  void makeRoom() throws IOException {
    dir = Files.createDirectories(outside.resolve("a/b"));
  }

  private void unpack(byte[] bytes) throws IOException {
    TarGz.unpack(Files.write(dir.resolve("set.tar.gz"), bytes), dir.resolve("folder"));
  }

  private AbstractThrowableAssert<?, ?> assertRefused(Archives archive) throws IOException {
    byte[] bytes = archive.bytes();
    AbstractThrowableAssert<?, ?> refused =
        assertThatThrownBy(() -> unpack(bytes))
            .isInstanceOf(BadInputException.class)
            .hasMessageContaining("in " + dir.resolve("set.tar.gz"));
    assertNothingIsLeft();
    return refused;
  }

  private void assertNothingIsLeft() {
    assertThat(dir.toFile().list()).containsExactly("set.tar.gz");
    assertThat(outside.toFile().list()).containsExactly("a");
    assertThat(outside.resolve("a").toFile().list()).containsExactly("b");
  }

  @Test
  void unpacksFilesAndFolders() throws IOException {
    unpack(
        new Archives()
            .folder("folder")
            .file("folder/one.txt", "one")
            .file("folder/deeper/two.txt", "two")
            .bytes());
    assertThat(dir.resolve("folder/one.txt")).hasContent("one");
    assertThat(dir.resolve("folder/deeper/two.txt")).hasContent("two");
    assertThat(dir.toFile().list()).containsExactlyInAnyOrder("set.tar.gz", "folder");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "folder/../../evil",
        "folder/..",
        "/tmp/evil-of-neva",
        "C:\\evil",
        "C:evil",
        "..\\evil",
        "folder/x/../../../evil"
      })
  void refusesPathsThatLeaveTheFolder(String name) throws IOException {
    assertRefused(new Archives().file("folder/a", "a").file(name, "x"))
        .hasMessageContaining("but found " + name + ", a path that leaves the folder, in");
    assertThat(Path.of("/tmp/evil-of-neva")).doesNotExist();
  }

  @Test
  void refusesLinksEvenWhenTheyStayInside() throws IOException {
    assertRefused(new Archives().link("folder/x", "../../..").file("folder/x/evil", "x"))
        .hasMessageContaining("but found folder/x, a link or a device, in");
    assertRefused(new Archives().file("folder/a", "a").link("folder/x", "a"))
        .hasMessageContaining("folder/x, a link");
  }

  @ParameterizedTest
  @ValueSource(
      bytes = {
        TarConstants.LF_LINK,
        TarConstants.LF_CHR,
        TarConstants.LF_BLK,
        TarConstants.LF_FIFO,
        TarConstants.LF_CONTIG
      })
  void refusesWhatIsNeitherFileNorFolder(byte kind) throws IOException {
    assertRefused(new Archives().of(kind, "folder/x")).hasMessageContaining("a link or a device");
  }

  @Test
  void refusesAnArchiveWithoutTheFolder() throws IOException {
    assertRefused(new Archives().file("other/a", "a"))
        .hasMessageContaining("Expected the folder folder but found none");
  }

  @Test
  void leavesNothingOfAnArchiveThatIsCutOff() throws IOException {
    byte[] whole = new Archives().file("folder/a", "a".repeat(10_000)).bytes();
    for (int length : new int[] {0, 5, 30, whole.length / 2, whole.length - 9}) {
      assertThatThrownBy(() -> unpack(Arrays.copyOf(whole, length)))
          .isInstanceOf(IOException.class);
      assertNothingIsLeft();
    }
  }

  @Test
  void clearsWhatAKilledProcessLeft() throws IOException {
    Files.createDirectories(dir.resolve(".folder.999999999.tmp/folder"));
    unpack(new Archives().file("folder/a", "a").bytes());
    assertThat(dir.toFile().list()).containsExactlyInAnyOrder("set.tar.gz", "folder");
  }
}
