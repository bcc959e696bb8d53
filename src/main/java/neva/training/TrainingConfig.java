package neva.training;

import neva.io.Check;
import neva.io.Records;

/**
 * How a network is trained, whatever the task.
 *
 * @param optimizer the update rule
 * @param schedule the learning rate by step
 * @param steps length of the training
 * @param batchSize examples in a batch; a step trains on one batch
 * @param l1 weight of the magnitudes of the weights in the loss, 0 for none (Tibshirani 1996,
 *     "Regression shrinkage and selection via the lasso"); with l2 the elastic net of Zou and
 *     Hastie 2005
 * @param l2 weight of half the squared weights in the loss, 0 for none
 * @param clipNorm largest global norm of the gradients, 0 for no clipping
 * @param seed of initial weights, batch order, distortions and the validation set
 * @param precision number format of the heavy operations
 * @param validationSplit fraction of the training set for validation, at least 0 and below 1
 * @param patience evaluations without improvement before training stops, 0 for never
 * @param cadence how often to report and save
 */
public record TrainingConfig(
    Optimizer optimizer,
    Schedule schedule,
    long steps,
    int batchSize,
    double l1,
    double l2,
    double clipNorm,
    long seed,
    Precision precision,
    double validationSplit,
    int patience,
    Cadence cadence) {

  /**
   * Adam at a constant rate of 1e-3 over 1,000 batches of 32; a tenth of the training set for
   * validation.
   */
  public static final TrainingConfig DEFAULT =
      new TrainingConfig(
          Adam.DEFAULT,
          new Schedule.Constant(1e-3),
          1_000,
          32,
          0,
          0,
          0,
          1,
          Precision.FLOAT32,
          0.1,
          0,
          Cadence.DEFAULT);

  public TrainingConfig {
    Check.positive("steps", steps);
    Check.positive("batchSize", batchSize);
    Check.notNegative("l1", l1);
    Check.notNegative("l2", l2);
    Check.notNegative("clipNorm", clipNorm);
    Check.fraction("validationSplit", validationSplit);
    Check.notNegative("patience", patience);
  }

  /** The same with another update rule. */
  public TrainingConfig withOptimizer(Optimizer optimizer) {
    return Records.with(this, "optimizer", optimizer);
  }

  /** The same with another learning rate by step. */
  public TrainingConfig withSchedule(Schedule schedule) {
    return Records.with(this, "schedule", schedule);
  }

  /** The same with another length. */
  public TrainingConfig withSteps(long steps) {
    return Records.with(this, "steps", steps);
  }

  /** The same with another length, to which a learning rate that depends on it is stretched. */
  public TrainingConfig lasting(long steps) {
    return withSchedule(
            schedule.dependsOnLength() ? schedule.stretched((double) steps / this.steps) : schedule)
        .withSteps(steps);
  }

  /**
   * The same for a number of epochs of the training data, as {@link #lasting} does it.
   *
   * @param epochs may be a fraction
   * @param examples in the training set, with those that {@code validationSplit} takes from it
   */
  public TrainingConfig lastingEpochs(double epochs, int examples) {
    Check.positive("epochs", epochs);
    return lasting(Math.max(1, Math.round(epochs * stepsPerEpoch(examples))));
  }

  /**
   * How many steps make one pass over the training data.
   *
   * @param examples in the training set, with those that {@code validationSplit} takes from it
   */
  public int stepsPerEpoch(int examples) {
    int trained = (int) Math.max(1, Math.round(examples * (1 - validationSplit)));
    return new BatchOrder(trained, batchSize, seed).stepsPerEpoch();
  }

  /** The same with another batch size. */
  public TrainingConfig withBatchSize(int batchSize) {
    return Records.with(this, "batchSize", batchSize);
  }

  /** The same with another weight of the magnitudes of the weights. */
  public TrainingConfig withL1(double l1) {
    return Records.with(this, "l1", l1);
  }

  /** The same with another weight of half the squared weights. */
  public TrainingConfig withL2(double l2) {
    return Records.with(this, "l2", l2);
  }

  /** The same with another largest norm of the gradients, 0 for no clipping. */
  public TrainingConfig withClipNorm(double clipNorm) {
    return Records.with(this, "clipNorm", clipNorm);
  }

  /** The same with another seed. */
  public TrainingConfig withSeed(long seed) {
    return Records.with(this, "seed", seed);
  }

  /** The same with another number format. */
  public TrainingConfig withPrecision(Precision precision) {
    return Records.with(this, "precision", precision);
  }

  /** The same with another fraction of the training set for validation. */
  public TrainingConfig withValidationSplit(double validationSplit) {
    return Records.with(this, "validationSplit", validationSplit);
  }

  /** The same that ends after so many evaluations without improvement, 0 for never. */
  public TrainingConfig withPatience(int patience) {
    return Records.with(this, "patience", patience);
  }

  /** The same with other intervals of reports and checkpoints. */
  public TrainingConfig withCadence(Cadence cadence) {
    return Records.with(this, "cadence", cadence);
  }
}
