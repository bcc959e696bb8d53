package neva.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import neva.detection.DetectionReport;
import neva.detection.DetectionResults;
import neva.detection.DetectorConfig;
import neva.detection.DetectorRun;
import neva.detection.SsdDetector;
import neva.detection.annotation.LabelMap;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.sample.DetectionData;
import neva.detection.sample.DetectionRecords;
import neva.io.BadInputException;
import neva.io.Text;
import neva.training.ConsoleProgress;
import neva.training.Interruption;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.TrainingConfig;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code neva detect train}. */
@Command(
    name = "train",
    resourceBundle = "neva.cli.DetectTrain",
    description = {
      "Train an SSD MobileNet detector on records, evaluate it, write a report and export it.",
      "Without options it learns to detect frogs in drawn scenes, in a few minutes."
    })
final class DetectTrain implements Callable<Integer> {

  private static final String TASK = "detect";

  /** More than enough for the sample, whose frogs are found after a third of them. */
  private static final long SAMPLE_STEPS = 600;

  @Mixin private TrainingOptions options;
  @Mixin private DetectFiles files;
  @Mixin private DetectRecipe recipe;

  @Override
  public Integer call() throws IOException {
    if (options.resumes()) {
      resume();
    } else {
      begin();
    }
    return 0;
  }

  private void begin() throws IOException {
    Optional<PipelineConfig> pipeline = recipe.pipeline();
    pipeline.ifPresent(files::complete);
    boolean sample = files.completeWithSample();
    LabelMap labels = files.labels();
    try (DetectionData data = files.open(labels)) {
      DetectorConfig config = recipe.config(labels, data.training().size());
      boolean quick = sample && pipeline.isEmpty() && config.base() != null;
      DetectorConfig wanted = changed(quick ? shortened(config) : config, data);
      train(data, SsdDetector.create(wanted, labels));
    }
  }

  private static DetectorConfig shortened(DetectorConfig config) {
    return config.withTraining(training -> training.lasting(SAMPLE_STEPS));
  }

  private void resume() throws IOException {
    DetectorRun record = DetectorRun.read(options.open(TASK));
    files.complete(record);
    LabelMap labels = files.hasLabels() ? files.labels() : record.recordLabelMap();
    try (DetectionData data = files.open(labels)) {
      DetectorConfig wanted = changed(recipe.changed(record.config()), data);
      train(data, SsdDetector.resumed(record, wanted));
    }
  }

  private DetectorConfig changed(DetectorConfig config, DetectionData data) {
    boolean validated = data.validation().isPresent();
    DetectorConfig changed =
        config.withTraining(
            training -> {
              double split = validated ? 0 : training.validationSplit();
              return options.applied(training.withValidationSplit(split), data.training().size());
            });
    if (validated && changed.training().validationSplit() != 0) {
      throw new BadInputException("Expected --eval or --validation-split but found both.");
    }
    return changed;
  }

  private void train(DetectionData data, SsdDetector detector) throws IOException {
    try (detector;
        Interruption interruption = new Interruption()) {
      TrainingConfig training = detector.config().training();
      DetectionData parts = data.heldOut(training.validationSplit(), training.seed());
      Run run = options.open(TASK);
      tellWhatComes(detector.config(), run);
      Outcome outcome = fit(detector, data, run, interruption);
      finish(detector, parts, run, new TrainingEnd(TASK, run, Optional.of(outcome)));
    }
  }

  private static void tellWhatComes(DetectorConfig config, Run run) {
    TrainingConfig training = config.training();
    System.out.printf(
        "run %s: %s, batch size %d, %s, from %s%n",
        run.directory(),
        Text.count(training.steps(), "step"),
        training.batchSize(),
        training.precision().name().toLowerCase(Locale.ROOT),
        config.base() == null ? "random weights" : config.base());
  }

  private static Outcome fit(
      SsdDetector detector, DetectionData data, Run run, Interruption interruption)
      throws IOException {
    try (ConsoleProgress progress = BarProgress.orLines()) {
      return detector.fit(data, run, progress, interruption);
    }
  }

  private static void finish(SsdDetector detector, DetectionData parts, Run run, TrainingEnd end)
      throws IOException {
    if (!end.tell()) {
      return;
    }
    end.report(
        () -> {
          detector.export(run.export());
          DetectionReport report = new DetectionReport(run.report());
          report("validation: ", detector, parts.validation(), report, "eval");
          report("test:     ", detector, parts.test(), report, "test");
          report.writeCurves(run);
        });
    end.tellPaths();
    System.out.printf(
        "try:      %s detect predict --model %s --out found IMAGE…%n",
        ShellWord.neva(), ShellWord.of(run.export()));
  }

  private static void report(
      String title,
      SsdDetector detector,
      Optional<DetectionRecords> records,
      DetectionReport report,
      String part)
      throws IOException {
    if (records.isPresent()) {
      DetectionResults results = detector.evaluate(records.get());
      System.out.print(title + DetectionText.of(results));
      report.writeResults(results, part);
    }
  }
}
