package neva.training;

import java.io.IOException;
import java.util.List;

/** Several listeners as one; what one of them throws keeps the news from those after it. */
record ListenerGroup(List<TrainingListener> listeners) implements TrainingListener {

  @Override
  public void started(TrainingState training) throws IOException {
    for (TrainingListener listener : listeners) {
      listener.started(training);
    }
  }

  @Override
  public void batchEnded(TrainingState training) throws IOException {
    for (TrainingListener listener : listeners) {
      listener.batchEnded(training);
    }
  }

  @Override
  public void evaluated(TrainingState training) throws IOException {
    for (TrainingListener listener : listeners) {
      listener.evaluated(training);
    }
  }

  @Override
  public void saved(TrainingState training) throws IOException {
    for (TrainingListener listener : listeners) {
      listener.saved(training);
    }
  }

  @Override
  public void ended(Outcome outcome) throws IOException {
    for (TrainingListener listener : listeners) {
      listener.ended(outcome);
    }
  }

  @Override
  public void message(String text) {
    listeners.forEach(listener -> listener.message(text));
  }
}
