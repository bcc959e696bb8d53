package neva.training;

import neva.io.Check;
import neva.io.Records;

/**
 * How often training reports and saves, in steps; 0 switches a thing off.
 *
 * @param scalars between losses, metrics and rates in the log
 * @param histograms between histograms of weights and gradients in the log
 * @param evaluate between evaluations on validation data
 * @param checkpoint between checkpoints
 * @param maxToKeep newest checkpoints kept on disk
 */
public record Cadence(int scalars, int histograms, int evaluate, int checkpoint, int maxToKeep) {

  public Cadence {
    Check.notNegative("scalars", scalars);
    Check.notNegative("histograms", histograms);
    Check.notNegative("evaluate", evaluate);
    Check.notNegative("checkpoint", checkpoint);
    Check.positive("maxToKeep", maxToKeep);
  }

  /** Logs scalars every 10 steps, evaluates and saves every 100, and keeps 5 checkpoints. */
  public static final Cadence DEFAULT = new Cadence(10, 0, 100, 100, 5);

  /** Logs nothing; evaluates and saves when the training ends. */
  public static final Cadence AT_END = new Cadence(0, 0, 0, 0, 1);

  /** The same with other steps between scalars in the log. */
  public Cadence withScalars(int scalars) {
    return Records.with(this, "scalars", scalars);
  }

  /** The same with other steps between histograms. */
  public Cadence withHistograms(int histograms) {
    return Records.with(this, "histograms", histograms);
  }

  /** The same with other steps between evaluations. */
  public Cadence withEvaluate(int evaluate) {
    return Records.with(this, "evaluate", evaluate);
  }

  /** The same with other steps between checkpoints. */
  public Cadence withCheckpoint(int checkpoint) {
    return Records.with(this, "checkpoint", checkpoint);
  }

  /** The same with another number of checkpoints kept. */
  public Cadence withMaxToKeep(int maxToKeep) {
    return Records.with(this, "maxToKeep", maxToKeep);
  }

  /** Whether something done every {@code every} steps is due after this many steps. */
  static boolean due(int every, long step) {
    return every > 0 && step % every == 0;
  }
}
