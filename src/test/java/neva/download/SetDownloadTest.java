package neva.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import neva.io.BadInputException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SetDownloadTest {

  private static final URI PAGE = URI.create("http://example.org/page.html");
  private static final byte[] CONTENT = new byte[300_000];

  static {
    new Random(1).nextBytes(CONTENT);
  }

  @TempDir Path to;

  private final List<String> told = new ArrayList<>();
  private FileServer server;
  private RemoteFile file;

  @BeforeEach
  void serve() throws IOException {
    server = new FileServer();
    file = server.put("images.gz", CONTENT);
  }

  @AfterEach
  void close() {
    server.close();
  }

  private final class Told implements DownloadListener {
    @Override
    public void kept(Path path) {
      told.add("kept " + to.relativize(path));
    }

    @Override
    public void received(Path file, long bytes, long total) {
      assertThat(bytes).isBetween(0L, total);
    }

    @Override
    public void made(Path path) {
      told.add("made " + to.relativize(path));
    }
  }

  private void download(PublicSet set) throws IOException {
    new SetDownload(set, to, new Told()).run();
  }

  private void download() throws IOException {
    download(new PublicSet("mnist", PAGE, "mnist", List.of(file), Map.of()));
  }

  private AbstractThrowableAssert<?, ?> assertFails() {
    return assertThatThrownBy(this::download).isInstanceOf(IOException.class);
  }

  private Path target() {
    return to.resolve("mnist/images.gz");
  }

  private Path part() {
    return to.resolve("mnist/images.gz.part");
  }

  private void assertWhole() {
    assertThat(target()).hasBinaryContent(CONTENT);
    assertThat(part()).doesNotExist();
  }

  @Test
  void fetchesAFileOnce() throws IOException {
    download();
    assertWhole();
    download();
    assertThat(server.requests()).containsExactly("/images.gz");
    assertThat(told).containsExactly("made mnist/images.gz", "kept mnist/images.gz");
  }

  @Test
  void goesOnWhereATransferBrokeOff() throws IOException {
    server.behave(FileServer.Manner.BREAKS_OFF);
    assertFails()
        .hasMessageContaining("The transfer of http://127.0.0.1")
        .hasMessageContaining("broke off after 150,000 of 300,000 bytes")
        .hasMessageContaining("the same command goes on there");
    assertThat(part()).hasSize(150_000);
    assertThat(target()).doesNotExist();
    server.behave(FileServer.Manner.RANGES);
    download();
    assertWhole();
    assertThat(server.requests()).containsExactly("/images.gz", "/images.gz bytes=150000-");
  }

  @Test
  void noticesATransferThatEndsWithoutAnError() throws IOException {
    server.behave(FileServer.Manner.BREAKS_OFF_WITHOUT_LENGTH);
    assertFails().hasMessageContaining("broke off after 150,000 of 300,000 bytes");
    server.behave(FileServer.Manner.RANGES);
    download();
    assertWhole();
  }

  @Test
  void beginsAnewWhereTheServerKnowsNoRanges() throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), new byte[1000]);
    server.behave(FileServer.Manner.NO_RANGES);
    download();
    assertWhole();
  }

  @Test
  void refusesARangeThatIsNotTheOneAskedFor() throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), new byte[1000]);
    server.behave(FileServer.Manner.WRONG_RANGE);
    assertFails().hasMessageContaining("the server answered with status 206 bytes 0-299999/300000");
  }

  @Test
  void checksAPartThatIsWholeWithoutAsking() throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), CONTENT);
    download();
    assertWhole();
    assertThat(server.requests()).isEmpty();
  }

  @Test
  void beginsAnewWithAPartThatIsTooLong() throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), new byte[400_000]);
    download();
    assertWhole();
  }

  @Test
  void removesWhatHasAnotherDigestAndNamesIt() throws IOException {
    byte[] other = CONTENT.clone();
    other[7]++;
    server.put("images.gz", other);
    assertFails()
        .hasMessageContaining("Expected md5 " + file.md5() + " but was " + Digests.md5(other))
        .hasMessageContaining(part() + ", which has been removed")
        .hasMessageContaining("see " + PAGE)
        .hasMessageContaining("at " + target() + " by hand");
    assertThat(to.resolve("mnist")).isEmptyDirectory();
    server.put("images.gz", CONTENT);
    download();
    assertWhole();
  }

  @Test
  void removesHalvesThatDoNotFit() throws IOException {
    Files.createDirectories(part().getParent());
    Files.write(part(), new byte[1000]);
    assertFails().hasMessageContaining("which has been removed");
    download();
    assertWhole();
  }

  @Test
  void refusesAFileOfAnotherLengthBeforeItComes() throws IOException {
    server.put("images.gz", Arrays.copyOf(CONTENT, 1234));
    assertFails()
        .hasMessageContaining("300,000 bytes were expected, but the server has 1,234")
        .hasMessageContaining(
            "A file put at %s by hand is used if its md5 is %s.", target(), file.md5());
    Files.write(part(), new byte[2000]);
    assertFails().hasMessageContaining("but the server has 1,234");
  }

  @Test
  void saysThatThereIsNoSuchFile() {
    file = new RemoteFile(server.address("gone.gz"), 7, file.md5());
    assertFails()
        .hasMessageContaining("Could not fetch " + file.address())
        .hasMessageContaining("the server answered with status 404");
  }

  @Test
  void saysThatTheServerCannotBeReached() {
    server.close();
    assertFails()
        .hasMessage(
            "Could not fetch %s: 127.0.0.1 cannot be reached, perhaps there is no network."
                + " A file put at %s by hand is used if its md5 is %s.",
            file.address(), target(), file.md5());
  }

  @Test
  void saysThatTheHostIsNotKnown() {
    file = new RemoteFile(URI.create("http://no.such.host.invalid/a.gz"), 7, file.md5());
    assertFails().hasMessageContaining("the host no.such.host.invalid is not known here");
  }

  @Test
  void followsARedirection() throws IOException {
    server.behave(FileServer.Manner.REDIRECT);
    download();
    assertWhole();
  }

  @Test
  void usesAFilePutByHandIfItsDigestFits() throws IOException {
    Files.createDirectories(target().getParent());
    Files.write(target(), CONTENT);
    download();
    assertThat(server.requests()).isEmpty();
    Files.write(target(), new byte[9]);
    assertThatThrownBy(this::download)
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Expected 300,000 bytes with md5 " + file.md5() + " but was 9 with ")
        .hasMessageContaining("in %s. Take the file away", target());
    assertThat(target()).hasSize(9);
  }

  private PublicSet archive(byte[] tarGz) {
    RemoteFile remote = server.put("cifar-10-binary.tar.gz", tarGz);
    return new PublicSet("cifar10", PAGE, "folder", List.of(remote), Map.of("a.bin", 3L));
  }

  @Test
  void unpacksAnArchiveOnce() throws IOException {
    PublicSet set = archive(new Archives().folder("folder").file("folder/a.bin", "abc").bytes());
    download(set);
    assertThat(to.resolve("folder/a.bin")).hasContent("abc");
    Files.delete(to.resolve("cifar-10-binary.tar.gz"));
    download(set);
    assertThat(server.requests()).containsExactly("/cifar-10-binary.tar.gz");
    assertThat(told).containsExactly("made cifar-10-binary.tar.gz", "made folder", "kept folder");
  }

  @Test
  void namesTheUnpackedFileThatIsNotWhole() throws IOException {
    PublicSet set = archive(new Archives().file("folder/a.bin", "abc").bytes());
    download(set);
    Files.writeString(to.resolve("folder/a.bin"), "ab");
    assertThatThrownBy(() -> download(set))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Expected 3 bytes but was 2 in " + to.resolve("folder/a.bin"));
  }

  @Test
  void leavesNothingOfAnEvilArchive() throws IOException {
    PublicSet set =
        archive(new Archives().file("folder/a.bin", "abc").file("folder/../../evil", "x").bytes());
    assertThatThrownBy(() -> download(set)).isInstanceOf(BadInputException.class);
    assertThat(to.toFile().list()).containsExactly("cifar-10-binary.tar.gz");
  }
}
