package neva.training;

import java.io.IOException;

/** Tells a listener; when it fails the training is asked to stop, and the failure is kept. */
final class GuardedListener {

  private final TrainingListener listener;
  private final TrainingState state;
  private Exception failure; // the first one, or null

  @FunctionalInterface
  private interface Event {
    void tell() throws IOException;
  }

  GuardedListener(TrainingListener listener, TrainingState state) {
    this.listener = listener;
    this.state = state;
  }

  void started() {
    guarded(() -> listener.started(state));
  }

  void batchEnded() {
    guarded(() -> listener.batchEnded(state));
  }

  void evaluated() {
    guarded(() -> listener.evaluated(state));
  }

  void saved() {
    guarded(() -> listener.saved(state));
  }

  void message(String text) {
    guarded(() -> listener.message(text));
  }

  private void guarded(Event event) {
    try {
      event.tell();
    } catch (IOException | RuntimeException e) {
      failure = failure == null ? e : failure;
      state.stop();
    }
  }

  /** Throws what the listener threw, if it did. */
  void rethrow() throws IOException {
    if (failure instanceof IOException e) {
      throw e;
    }
    if (failure instanceof RuntimeException e) {
      throw e;
    }
  }
}
