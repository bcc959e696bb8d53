package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import neva.classification.ImageClassifier;
import picocli.CommandLine.Option;

/** Where a trained classifier comes from: a run or an exported model. */
final class ClassifierSource {

  @Option(names = "--run", paramLabel = "DIR", required = true, description = "A run directory.")
  Path run;

  @Option(
      names = "--model",
      paramLabel = "DIR",
      required = true,
      description = "An exported SavedModel.")
  Path model;

  ImageClassifier load(int views) throws IOException {
    return run != null
        ? ImageClassifier.load(ExistingRun.at(run), views)
        : ImageClassifier.load(model);
  }
}
