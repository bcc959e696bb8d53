package neva.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import neva.checkpoint.SharedData;
import neva.io.BadInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class PublicSetTest {

  @ParameterizedTest
  @CsvSource({
    "cifar10, cifar-10-batches-bin, 170052171",
    "cifar100, cifar-100-binary, 168513733",
    "mnist, mnist, 11594722",
    "fashion-mnist, fashion-mnist, 30878645"
  })
  void knowsTheSets(String kind, String folder, long bytes) {
    PublicSet set = PublicSet.named(kind);
    assertThat(set.folder()).isEqualTo(folder);
    assertThat(set.files().stream().mapToLong(RemoteFile::bytes).sum()).isEqualTo(bytes);
    assertThat(set.isArchive()).isEqualTo(kind.startsWith("cifar"));
  }

  @Test
  void namesThemWhereThereIsNoSuchSet() {
    assertThatThrownBy(() -> PublicSet.named("imagenet"))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected one of the sets cifar10, cifar100, mnist, fashion-mnist but found imagenet.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mnist", "fashion-mnist"})
  void knowsTheDigestsOfTheRealFiles(String kind) throws IOException {
    Path real = SharedData.file(kind + "-t10k");
    for (RemoteFile file : PublicSet.named(kind).files().subList(2, 4)) {
      assertThat(Md5.of(real.resolve(file.name()))).isEqualTo(file.md5());
      assertThat(Files.size(real.resolve(file.name()))).isEqualTo(file.bytes());
    }
  }

  @Test
  void rejectsFilesThatCannotBe() {
    URI address = URI.create("http://example.org/a/b.gz");
    String md5 = "0123456789abcdef0123456789abcdef";
    assertThat(new RemoteFile(address, 1, md5).name()).isEqualTo("b.gz");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RemoteFile(address, 0, md5))
        .withMessage("bytes must be positive, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new RemoteFile(address, 1, "0A"))
        .withMessage("md5 must be 32 hexadecimal digits, found 0A");
  }
}
