package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import neva.classification.Classifier;
import neva.classification.Prediction;
import neva.classification.Views;
import neva.io.BadInputException;
import neva.io.Check;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neva classify predict}. */
@Command(name = "predict", description = "Print the class probabilities of images.")
final class ClassifyPredict implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private ClassifierSource source;

  @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Image files of any size.")
  private List<Path> images;

  @Option(
      names = "--top",
      paramLabel = "N",
      description = "Print only the N most probable classes (default: all).")
  private int top = Integer.MAX_VALUE;

  @Option(names = "--results", paramLabel = "FILE", description = ResultsFile.DESCRIPTION)
  private String results;

  @Override
  public Integer call() throws IOException {
    Check.positive("top", top);
    ResultsFile.check(results);
    try (Classifier classifier = source.load(Views.ONE);
        ClassRows rows = ClassRows.open(results, classifier.classNames())) {
      boolean whole = true;
      for (Path image : images) {
        whole &= answer(classifier, image, rows);
      }
      rows.complete();
      return whole ? ExitCode.OK : ExitCode.USAGE;
    }
  }

  /** Tells the classes of a picture; one that cannot be read leaves the others their turn. */
  private boolean answer(Classifier classifier, Path image, ClassRows rows) throws IOException {
    List<Prediction> predictions;
    try {
      predictions = classifier.predict(image);
    } catch (BadInputException | IOException e) {
      rows.refuse(image, e);
      return false;
    }
    rows.add(image, predictions);
    if (!ResultsFile.isStandardOutput(results)) {
      System.out.println(image);
      predictions.stream().limit(top).forEach(p -> System.out.println("  " + p));
    }
    return true;
  }
}
