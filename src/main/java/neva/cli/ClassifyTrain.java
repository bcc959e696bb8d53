package neva.cli;

import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import neva.classification.ClassifierConfig;
import neva.classification.ClassifierReport;
import neva.classification.ClassifierRun;
import neva.classification.Flip;
import neva.classification.ImageClassifier;
import neva.classification.Predictions;
import neva.dataset.ImageData;
import neva.dataset.Part;
import neva.io.Text;
import neva.training.BatchOrder;
import neva.training.ConsoleProgress;
import neva.training.Interruption;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.TrainingConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neva classify train}. */
@Command(
    name = "train",
    resourceBundle = "neva.cli.ClassifyTrain",
    description = "Train an image classifier, evaluate it on the test set and write a report.")
final class ClassifyTrain implements Callable<Integer> {

  private static final String TASK = "classify";
  private static final String BUILT_IN = "shapes";

  @Mixin private TrainingOptions options;

  @Option(
      names = "--data",
      paramLabel = "SPEC",
      description =
          "shapes, or cifar10, cifar100, mnist, fashion-mnist, folder or csv with :PATH (default: shapes, which needs no file).")
  private String data;

  @Option(
      names = "--classes",
      paramLabel = "NAME",
      split = ",",
      description = "Only these classes, in this order (default: all).")
  private List<String> classes = List.of();

  @Mixin private NetworkOptions network;

  @Override
  public Integer call() throws IOException {
    if (options.resumes()) {
      resume();
    } else {
      ImageData images = ClassifierData.read(data == null ? BUILT_IN : data, classes);
      train(images, changed(network.recipe(images, options), images), options.open(TASK));
    }
    return 0;
  }

  private void resume() throws IOException {
    Run run = options.open(TASK);
    ClassifierRun record = ClassifierRun.read(run);
    List<String> chosen = classes.isEmpty() ? record.chosen() : classes;
    ImageData images = ClassifierData.read(data == null ? record.data() : data, chosen);
    train(images, changed(network.resumed(record.config()), images), run);
  }

  private ClassifierConfig changed(ClassifierConfig base, ImageData images) throws IOException {
    ClassifierConfig changed = base.withTraining(options::recipe);
    int perEpoch = batches(images, changed.training()).stepsPerEpoch();
    return changed.withTraining(training -> options.length(training, perEpoch));
  }

  private static BatchOrder batches(ImageData images, TrainingConfig config) throws IOException {
    int trained = images.trainingSize(config.validationSplit());
    return new BatchOrder(trained, config.batchSize(), config.seed());
  }

  private static void train(ImageData images, ClassifierConfig config, Run run) throws IOException {
    System.out.printf(
        "run %s: %s, batch size %d, %s%n",
        run.directory(),
        Text.count(config.training().steps(), "step"),
        batches(images, config.training()).batchSize(),
        config.training().precision().name().toLowerCase(Locale.ROOT));
    try (Interruption interruption = new Interruption();
        ImageClassifier classifier = ImageClassifier.create(config, images.classNames())) {
      Outcome outcome = fit(classifier, flippable(images, config), run, interruption);
      TrainingEnd end = new TrainingEnd(TASK, run, Optional.of(outcome));
      if (end.tell() && end.report(() -> report(classifier, images, run))) {
        end.tellPaths();
        System.out.printf(
            "export:   %s classify export --run %s%n",
            ShellWord.neva(), ShellWord.of(run.directory()));
      }
    }
  }

  /** What {@code --flip} says counts more than what is known of the data. */
  private static ImageData flippable(ImageData images, ClassifierConfig config) {
    return images.withFlippable(images.flippable() || config.input().flip() != Flip.NONE);
  }

  private static Outcome fit(
      ImageClassifier classifier, ImageData images, Run run, Interruption interruption)
      throws IOException {
    try (ConsoleProgress progress = BarProgress.orLines()) {
      return classifier.fit(images, run, progress, interruption);
    }
  }

  private static void report(ImageClassifier classifier, ImageData images, Run run)
      throws IOException {
    Part measured = images.measured();
    Predictions predictions = classifier.evaluate(images.part(measured));
    System.out.printf("%s set:%n%s%n", measured.word(), predictions.confusionMatrix());
    ClassifierReport.logPrecisionRecall(run, predictions, measured.word());
    ClassifierReport report = new ClassifierReport(run.report());
    report.writePredictions(predictions, measured.word());
    report.writeCurves(run);
    report.writeDistortions(classifier);
  }
}
