package neva.training;

import java.io.IOException;
import java.util.List;

/**
 * Follows a training. Every method does nothing unless it is overridden; all are called in the
 * thread that trains, between its steps, so what they do takes time from it.
 *
 * <p>An exception in one of them ends the training: the state is saved, then the exception goes to
 * the caller of {@code fit}.
 */
public interface TrainingListener {

  /** Before the first step of this session; a resumed run is at the step of its checkpoint. */
  default void started(TrainingState training) throws IOException {}

  /** After each step. */
  default void batchEnded(TrainingState training) throws IOException {}

  /** After each evaluation on validation data. */
  default void evaluated(TrainingState training) throws IOException {}

  /** After each checkpoint; that of the step is on the disk. */
  default void saved(TrainingState training) throws IOException {}

  /** After the last step of this session, when its state is saved. */
  default void ended(Outcome outcome) throws IOException {}

  /** One that tells all of these, in this order. */
  static TrainingListener all(TrainingListener... listeners) {
    return new ListenerGroup(List.of(listeners));
  }

  /** A sentence for whoever watches, such as a table of the layers or a warning. */
  default void message(String text) {}
}
