package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.ObjDoubleConsumer;
import neva.io.BadInputException;
import neva.io.Check;
import neva.layer.NativeLibrary;
import neva.training.Cadence;
import neva.training.Precision;
import neva.training.Run;
import neva.training.TrainingConfig;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Option;

/** The options that every {@code train} shares. What is not given keeps its value. */
final class TrainingOptions {

  @Option(
      names = "--run",
      paramLabel = "DIR",
      description = "Run directory (default: runs/TASK-NNN, the next free number).")
  Path run;

  @ArgGroup private Existing existing = new Existing();
  @ArgGroup private Length length = new Length();

  @Option(
      names = "--batch-size",
      paramLabel = "N",
      description = "Batch size (default: ${bundle:default.batch-size}).")
  private Integer batch;

  @Option(
      names = "--learning-rate",
      paramLabel = "RATE",
      description = "${bundle:text.learning-rate} (default: ${bundle:default.learning-rate}).")
  private Double learningRate;

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Random seed (default: ${bundle:default.seed}).")
  private Long seed;

  @Option(
      names = "--precision",
      paramLabel = "auto|float32|bfloat16",
      description = "${bundle:text.precision}")
  private String precision;

  @Option(
      names = "--validation-split",
      paramLabel = "FRACTION",
      description =
          "Fraction of the training data held out for validation, 0 for none (default:"
              + " ${bundle:default.validation-split}).")
  private Double validation;

  @Option(
      names = "--checkpoint-every",
      paramLabel = "STEPS",
      description = "Steps between checkpoints (default: ${bundle:default.checkpoint-every}).")
  private Integer checkpointEvery;

  @Option(
      names = "--max-to-keep",
      paramLabel = "N",
      description =
          "How many of the newest checkpoints are kept (default: ${bundle:default.max-to-keep}).")
  private Integer keep;

  @Option(
      names = "--evaluate-every",
      paramLabel = "STEPS",
      description =
          "Steps between evaluations on the validation data (default:"
              + " ${bundle:default.evaluate-every}).")
  private Integer evaluateEvery;

  @Option(
      names = "--patience",
      paramLabel = "N",
      description =
          "Early stopping: end after N evaluations without improvement, 0 for never (default: 0).")
  private Integer patience;

  private static final class Existing {
    @Option(names = "--resume", description = "Resume the run in --run from its newest checkpoint.")
    private boolean resume;

    @Option(names = "--fresh", description = "Replace the run in --run.")
    private boolean fresh;
  }

  private static final class Length {
    @Option(
        names = "--steps",
        paramLabel = "N",
        description = "Length of the training in steps (default: ${bundle:default.steps}).")
    private Long steps;

    @Option(
        names = "--epochs",
        paramLabel = "N",
        description = "Length of the training in epochs (default: ${bundle:default.epochs}).")
    private Double epochs;
  }

  boolean resumes() {
    return existing.resume;
  }

  /** Whether the precision is for the machine to choose. */
  boolean choosesPrecision() {
    return "auto".equalsIgnoreCase(precision);
  }

  /** The run directory that these options ask for. */
  Run open(String task) throws IOException {
    if (run == null) {
      if (existing.resume || existing.fresh) {
        throw new BadInputException("Expected --run DIR with --resume or --fresh but found none.");
      }
      NativeLibrary.require(); // where it cannot be loaded, no folder of a run is left behind
      return Run.next(task);
    }
    if (existing.resume) {
      return ExistingRun.at(run);
    }
    return existing.fresh ? Run.fresh(run) : Run.in(run);
  }

  /**
   * A training with the options given in their places.
   *
   * @param examples size of the training set, with what will be its validation set
   */
  TrainingConfig applied(TrainingConfig recipe, int examples) {
    TrainingConfig changed = recipe(recipe);
    return length(changed, changed.stepsPerEpoch(examples));
  }

  /** A training with the options given in their places, but for the length. */
  TrainingConfig recipe(TrainingConfig recipe) {
    check();
    TrainingConfig changed = recipe.withCadence(cadence(recipe.cadence()));
    changed = batch == null ? changed : changed.withBatchSize(batch);
    changed = seed == null ? changed : changed.withSeed(seed);
    changed = validation == null ? changed : changed.withValidationSplit(validation);
    changed = patience == null ? changed : changed.withPatience(patience);
    changed = precision == null ? changed : changed.withPrecision(parsedPrecision());
    return learningRate == null
        ? changed
        : changed.withSchedule(changed.schedule().from(learningRate));
  }

  /** Refuses values under the names of their options. */
  private void check() {
    given("--steps", length.steps, Check::positive);
    given("--epochs", length.epochs, Check::positive);
    given("--batch-size", batch, Check::positive);
    given("--learning-rate", learningRate, Check::positive);
    given("--validation-split", validation, Check::fraction);
    given("--checkpoint-every", checkpointEvery, Check::notNegative);
    given("--max-to-keep", keep, Check::positive);
    given("--evaluate-every", evaluateEvery, Check::notNegative);
    given("--patience", patience, Check::notNegative);
  }

  private static void given(String option, Number value, ObjDoubleConsumer<String> check) {
    if (value != null) {
      check.accept(option, value.doubleValue());
    }
  }

  /**
   * A training of the length that is given.
   *
   * @param perEpoch steps of one epoch
   */
  TrainingConfig length(TrainingConfig recipe, int perEpoch) {
    if (length.steps != null) {
      return recipe.lasting(length.steps);
    }
    return length.epochs == null
        ? recipe
        : recipe.lasting(Math.max(1, Math.round(length.epochs * perEpoch)));
  }

  private Cadence cadence(Cadence base) {
    Cadence changed = evaluateEvery == null ? base : base.withEvaluate(evaluateEvery);
    changed = checkpointEvery == null ? changed : changed.withCheckpoint(checkpointEvery);
    return keep == null ? changed : changed.withMaxToKeep(keep);
  }

  private Precision parsedPrecision() {
    return switch (precision.toLowerCase(Locale.ROOT)) {
      case "auto" -> Precision.best();
      case "float32" -> Precision.FLOAT32;
      case "bfloat16" -> Precision.BFLOAT16;
      default ->
          throw new BadInputException(
              "precision must be auto, float32 or bfloat16, found " + precision);
    };
  }
}
