package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import neva.classification.ImageClassifier;
import neva.training.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code neva classify export}. */
@Command(name = "export", description = "Export the classifier of a run as a SavedModel.")
final class ClassifyExport implements Callable<Integer> {

  @Option(names = "--run", paramLabel = "DIR", required = true, description = "A run directory.")
  private Path run;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the SavedModel goes (default: export/ in the run).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    Run source = ExistingRun.at(run);
    Path folder = out == null ? source.export() : out;
    try (ImageClassifier classifier = ImageClassifier.load(source)) {
      classifier.export(folder);
    }
    System.out.printf("SavedModel: %s%n", folder);
    System.out.printf(
        "look:       %s savedmodel inspect %s%n", ShellWord.neva(), ShellWord.of(folder));
    return 0;
  }
}
