package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import neva.download.PublicSet;
import neva.download.SetDownload;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neva data download}. */
@Command(
    name = "download",
    description = {
      "Download a public image set, verify it and unpack it.",
      "An interrupted download is resumed; files that are complete are not downloaded again."
    })
final class DataDownload implements Callable<Integer> {

  @Parameters(
      paramLabel = "SET",
      description = "cifar10, cifar100, mnist or fashion-mnist (170, 169, 12 and 31 MB).")
  private String set;

  @Option(
      names = "--to",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "Folder in which the folder of the set is created (default: ${DEFAULT-VALUE}).")
  private Path to;

  @Override
  public Integer call() throws IOException {
    fetch(PublicSet.named(set), to);
    return 0;
  }

  static void fetch(PublicSet set, Path to) throws IOException {
    try (DownloadProgress progress = new DownloadProgress(System.out, System.console() != null)) {
      new SetDownload(set, to, progress).run();
    }
    System.out.printf(
        "train:    %s classify train --data %s:%s%n",
        ShellWord.neva(), set.kind(), ShellWord.of(to));
  }
}
