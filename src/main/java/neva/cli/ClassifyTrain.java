package neva.cli;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.Callable;
import neva.classification.ClassifierConfig;
import neva.classification.ClassifierReport;
import neva.classification.ClassifierRun;
import neva.classification.ImageClassifier;
import neva.classification.Predictions;
import neva.dataset.ImageData;
import neva.training.Interruption;
import neva.training.Outcome;
import neva.training.Progress;
import neva.training.Run;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code neva classify train}. */
@Command(
    name = "train",
    description = "Train the CIFAR network, evaluate it on the test part and write a report.")
final class ClassifyTrain implements Callable<Integer> {

  private static final String TASK = "classify";
  private static final String BUILT_IN = "shapes";

  @Mixin private TrainingOptions options;

  @Option(
      names = "--data",
      paramLabel = "SPEC",
      description = "shapes, cifar10:PATH or folder:PATH (default: shapes, which needs no file).")
  private String data;

  @Option(names = "--preset", paramLabel = "lab", description = "The recipe of the course's lab.")
  private Preset preset;

  private enum Preset {
    LAB
  }

  @Override
  public Integer call() throws IOException {
    if (options.resumes()) {
      resume();
    } else {
      ImageData images = ClassifierData.read(data == null ? BUILT_IN : data);
      ClassifierConfig base =
          preset == Preset.LAB
              ? ClassifierConfig.lab()
              : ClassifierConfig.forImages(images.train().size());
      ClassifierConfig config = changed(base, images);
      train(images, config, options.open(TASK));
    }
    return 0;
  }

  private void resume() throws IOException {
    Run run = options.open(TASK);
    ClassifierRun record = ClassifierRun.read(run);
    ImageData images = ClassifierData.read(data == null ? record.data() : data);
    ClassifierConfig base = preset == Preset.LAB ? ClassifierConfig.lab() : record.config();
    train(images, changed(base, images), run);
  }

  private ClassifierConfig changed(ClassifierConfig base, ImageData images) {
    return base.withTraining(draft -> options.apply(draft, images.train().size()));
  }

  private static void train(ImageData images, ClassifierConfig config, Run run) throws IOException {
    System.out.printf(
        "run %s: %,d steps of %d images in %s%n",
        run.directory(),
        config.training().steps(),
        config.training().batch(),
        config.training().precision().name().toLowerCase());
    try (Interruption interruption = new Interruption();
        ImageClassifier classifier = ImageClassifier.create(config, images.classNames())) {
      Outcome outcome = fit(classifier, images, config, run, interruption);
      TrainingEnd end = new TrainingEnd(TASK, run, Optional.of(outcome));
      if (end.tell() && end.needsReport()) {
        report(classifier, images, run);
        end.tellPaths();
        System.out.printf(
            "export:   ./neva classify export --run %s%n", ShellWord.of(run.directory()));
      }
    }
  }

  private static Outcome fit(
      ImageClassifier classifier,
      ImageData images,
      ClassifierConfig config,
      Run run,
      Interruption interruption)
      throws IOException {
    try (Progress progress = Progress.console(config.training().steps())) {
      return classifier.fit(images, run, progress, interruption);
    }
  }

  private static void report(ImageClassifier classifier, ImageData images, Run run)
      throws IOException {
    Predictions predictions = classifier.evaluate(images.test());
    ClassifierReport report = new ClassifierReport(run.report());
    report.writeCurves(run);
    report.writePredictions(predictions, "test");
    System.out.printf("test part:%n%s%n", predictions.confusionMatrix());
  }
}
