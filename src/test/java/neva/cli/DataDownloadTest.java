package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import neva.checkpoint.SharedData;
import neva.cli.NevaProcess.Result;
import neva.download.FileServer;
import neva.download.PublicSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataDownloadTest {

  @TempDir Path folder;

  private String fetch(PublicSet set, Path to) throws IOException {
    PrintStream out = System.out;
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    System.setOut(new PrintStream(bytes, true));
    try {
      DataDownload.fetch(set, to);
    } finally {
      System.setOut(out);
    }
    return bytes.toString().replace(folder + "/", "");
  }

  @Test
  void fetchesAndSaysHowToTrainOnIt() throws IOException {
    try (FileServer server = new FileServer()) {
      PublicSet set =
          new PublicSet(
              "mnist",
              URI.create("http://example.org"),
              "mnist",
              List.of(server.put("a.gz", new byte[9])),
              Map.of());
      assertThat(fetch(set, folder.resolve("my data")).lines())
          .containsExactly(
              "my data/mnist/a.gz: complete",
              "train:    ./neva classify train --data mnist:'my data'");
      assertThat(fetch(set, folder.resolve("my data"))).contains("a.gz: already there");
    }
  }

  @Test
  void refusesASetThatDoesNotExist() {
    Result result = NevaHere.run(folder, "data download imagenet --to @data");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err()).singleElement().asString().contains("found imagenet");
    assertThat(folder.resolve("data")).doesNotExist();
  }

  /** Every request goes to a port of this machine at which nobody listens. */
  @Test
  void saysWhatToDoWithoutANetwork() throws IOException {
    ProxySelector usual = ProxySelector.getDefault();
    try (ServerSocket nobody = new ServerSocket(0)) {
      int port = nobody.getLocalPort();
      nobody.close();
      ProxySelector.setDefault(ProxySelector.of(new InetSocketAddress("127.0.0.1", port)));
      Result result = NevaHere.run(folder, "data download cifar10 --to @data");
      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .containsExactly(
              "neva: Could not fetch https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz:"
                  + " www.cs.toronto.edu cannot be reached, perhaps there is no network. A file put"
                  + " at data/cifar-10-binary.tar.gz by hand is used if its md5 is"
                  + " c32a1d4ab5d03f1284b67883e8d87530.");
    } finally {
      ProxySelector.setDefault(usual);
    }
  }

  @Test
  void usesFilesPutByHand() throws IOException {
    Path real = SharedData.file("mnist-t10k");
    Path hand = Files.createDirectories(folder.resolve("data/mnist"));
    for (String name : real.toFile().list()) {
      Files.copy(real.resolve(name), hand.resolve(name));
    }
    Files.write(hand.resolve("train-images-idx3-ubyte.gz"), new byte[5]);
    Result result = NevaHere.run(folder, "data download mnist --to @data");
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.err())
        .singleElement()
        .asString()
        .contains("Expected 9,912,422 bytes with md5 f68b3c2dcbeaaa9fbdd348bbdeb94873 but was 5")
        .contains("data/mnist/train-images-idx3-ubyte.gz. Take the file away");
  }
}
