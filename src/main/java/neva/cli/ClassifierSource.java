package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import neva.classification.Classifier;
import neva.classification.ExportedClassifier;
import neva.classification.ImageClassifier;
import neva.classification.Views;
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

  /**
   * Opens it.
   *
   * @param views by which a run judges images; an exported model takes the centre
   */
  Classifier load(Views views) throws IOException {
    return run != null
        ? ImageClassifier.load(ExistingRun.at(run), views)
        : ExportedClassifier.load(model);
  }
}
