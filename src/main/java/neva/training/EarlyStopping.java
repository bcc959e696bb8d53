package neva.training;

import neva.io.Check;

/**
 * Ends a training when the watched metric has not improved for some evaluations (Prechelt 1998,
 * "Early stopping - but when?"). The evaluations of a resumed run count on.
 *
 * @param patience evaluations in a row without improvement
 */
public record EarlyStopping(int patience) implements TrainingListener {

  public EarlyStopping {
    Check.positive("patience", patience);
  }

  @Override
  public void started(TrainingState training) {
    evaluated(training);
  }

  @Override
  public void evaluated(TrainingState training) {
    if (training.evaluationsSinceBest() >= patience) {
      training.finish();
    }
  }
}
