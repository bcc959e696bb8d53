package neva.training;

import java.util.function.Consumer;

/**
 * How a network is trained, whatever the task.
 *
 * @param optimizer the update rule
 * @param schedule the learning rate by step
 * @param steps length of the training
 * @param batch examples a step
 * @param l1 weight of the magnitudes of the weights in the loss, 0 for none (Tibshirani 1996,
 *     "Regression shrinkage and selection via the lasso"); with l2 the elastic net of Zou and
 *     Hastie 2005
 * @param l2 weight of half the squared weights in the loss, 0 for none
 * @param clipNorm largest global norm of the gradients, 0 for no clipping
 * @param seed of initial weights, batch order, distortions and the held-out part
 * @param precision number format of the heavy operations
 * @param validation share of the training part held out, at least 0 and below 1
 * @param patience evaluations without improvement before training stops, 0 for never
 * @param cadence how often to report and save
 */
public record TrainingConfig(
    Optimizer optimizer,
    Schedule schedule,
    long steps,
    int batch,
    double l1,
    double l2,
    double clipNorm,
    long seed,
    Precision precision,
    double validation,
    int patience,
    Cadence cadence) {

  public TrainingConfig {
    Checks.positive("steps", steps);
    Checks.positive("batch", batch);
    Checks.notNegative("l1", l1);
    Checks.notNegative("l2", l2);
    Checks.notNegative("clipNorm", clipNorm);
    Checks.share("validation", validation);
    Checks.notNegative("patience", patience);
  }

  /** A copy with some values changed: {@code config.with(c -> c.batch = 50)}. */
  public TrainingConfig with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.config();
  }

  /** A configuration while it is being changed. */
  public static final class Draft {
    public Optimizer optimizer;
    public Schedule schedule;
    public long steps;
    public int batch;
    public double l1;
    public double l2;
    public double clipNorm;
    public long seed;
    public Precision precision;
    public double validation;
    public int patience;
    public Cadence cadence;

    private Draft(TrainingConfig from) {
      optimizer = from.optimizer;
      schedule = from.schedule;
      steps = from.steps;
      batch = from.batch;
      l1 = from.l1;
      l2 = from.l2;
      clipNorm = from.clipNorm;
      seed = from.seed;
      precision = from.precision;
      validation = from.validation;
      patience = from.patience;
      cadence = from.cadence;
    }

    private TrainingConfig config() {
      return new TrainingConfig(
          optimizer,
          schedule,
          steps,
          batch,
          l1,
          l2,
          clipNorm,
          seed,
          precision,
          validation,
          patience,
          cadence);
    }
  }
}
