package neva.training;

import java.util.SortedMap;

/** Where a training is, as its listeners see it; the values change from call to call. */
public interface TrainingState {

  /** The run directory that it writes into. */
  Run run();

  /** Steps done, those of earlier sessions included. */
  long step();

  /** The length of the training in steps. */
  long steps();

  /** Loss and other scalars of the last batch; empty before the first. */
  SortedMap<String, Double> metrics();

  /** The learning rate of the last step; NaN before the first. */
  double learningRate();

  /** How fast the last steps went, without evaluations and checkpoints. */
  double examplesPerSecond();

  /** What the last evaluation measured on validation data; empty before the first. */
  SortedMap<String, Double> validation();

  /** Those of {@link #validation} that people want to see while training goes on. */
  SortedMap<String, Double> validationShown();

  /** Whether the last evaluation is the best so far. */
  boolean isBest();

  /** Evaluations since the best one, those of earlier sessions included. */
  int evaluationsSinceBest();

  /** Asks for an end after this step: the state is saved, and a later session goes on from it. */
  void stop();

  /** Asks for an end after this step for good: what there is to learn is learnt. */
  void finish();
}
