package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import neva.classification.Classifier;
import neva.classification.ClassifierReport;
import neva.classification.ClassifierRun;
import neva.classification.Predictions;
import neva.classification.Views;
import neva.dataset.ImageData;
import neva.dataset.Part;
import neva.io.BadInputException;
import neva.io.Text;
import neva.training.Run;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code neva classify evaluate}. */
@Command(name = "evaluate", description = "Evaluate a classifier on the test set, class by class.")
final class ClassifyEvaluate implements Callable<Integer> {

  @ArgGroup(multiplicity = "1")
  private ClassifierSource source;

  @Option(
      names = "--data",
      paramLabel = "SPEC",
      description =
          "shapes, or cifar10, cifar100, mnist, fashion-mnist, folder or csv with :PATH (default: the data of the run).")
  private String data;

  @Option(
      names = "--classes",
      paramLabel = "NAME",
      split = ",",
      description = "Only these classes of --data, in this order (default: all).")
  private List<String> classes = List.of();

  @Option(
      names = "--views",
      paramLabel = "1|10",
      defaultValue = "1",
      description =
          "10 averages the predictions for the centre, the corners and their mirror images; needs --run (default: 1).")
  private int views;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Where the report goes (default: report/ in the run; none with --data).")
  private Path out;

  @Override
  public Integer call() throws IOException {
    if (views != 1 && views != 10) {
      throw new BadInputException("--views must be 1 or 10, found " + views);
    }
    if (source.model != null && views != 1) {
      throw new BadInputException(
          "Expected --run with --views 10: an exported model takes the centre.");
    }
    if (data == null && !classes.isEmpty()) {
      throw new BadInputException(
          "Expected --data SPEC with --classes but found none: a run keeps its classes.");
    }
    try (Classifier classifier = source.load(views == 1 ? Views.ONE : Views.TEN)) {
      ImageData images = images();
      Predictions predictions = classifier.evaluate(images.part(images.measured()));
      System.out.print(predictions.confusionMatrix());
      System.out.print(Text.format("loss %.4f%n", predictions.loss()));
      if (folder() != null) {
        report(predictions, images.measured());
      }
    }
    return 0;
  }

  private void report(Predictions predictions, Part measured) throws IOException {
    String part = views == 1 ? measured.word() : measured.word() + "-%d-views".formatted(views);
    if (data == null && out == null) {
      ClassifierReport.logPrecisionRecall(Run.existing(source.run), predictions, part);
    }
    Figures.write(() -> new ClassifierReport(folder()).writePredictions(predictions, part));
  }

  /** The report of a run tells of its own data alone. */
  private Path folder() {
    return out == null && data == null ? Run.existing(source.run).report() : out;
  }

  private ImageData images() throws IOException {
    if (data != null) {
      return ClassifierData.read(data, classes);
    }
    if (source.run == null) {
      throw new BadInputException("Expected --data SPEC with --model but found none.");
    }
    ClassifierRun record = ClassifierRun.read(ExistingRun.at(source.run));
    ImageData images = ClassifierData.read(record.data(), record.chosen());
    record.requireSameData(images);
    return images;
  }
}
