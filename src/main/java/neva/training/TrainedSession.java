package neva.training;

import java.io.IOException;
import java.util.List;
import neva.checkpoint.Saver;
import neva.io.BadInputException;
import neva.layer.Variable;
import org.tensorflow.Graph;
import org.tensorflow.Session;

/**
 * A graph of one's own with what a run has learnt: its best values, or its last ones where it has
 * no validation data.
 *
 * @param saver of the variables that were restored
 */
public record TrainedSession(Graph graph, Session session, Saver saver) implements AutoCloseable {

  /**
   * Puts the values of a run into place.
   *
   * @param graph with the variables; closed with the result, and where this fails
   * @param session on it; closed like it
   * @param variables named and shaped as those that were trained
   * @throws BadInputException when the run has no sound checkpoint
   */
  public static TrainedSession of(
      Run run, Graph graph, Session session, List<? extends Variable<?>> variables)
      throws IOException {
    return filled(
        graph,
        session,
        variables,
        empty -> empty.saver.restoreSubset(session, run.trainedCheckpoint()));
  }

  /** Puts the values of variables into place. */
  @FunctionalInterface
  public interface Filling {
    void fill(TrainedSession empty) throws IOException;
  }

  /**
   * Puts values from elsewhere into place.
   *
   * @param graph closed with the result, and where this fails
   * @param session on it; closed like it
   */
  public static TrainedSession filled(
      Graph graph, Session session, List<? extends Variable<?>> variables, Filling filling)
      throws IOException {
    TrainedSession trained =
        new TrainedSession(graph, session, TrainingStep.saver(graph, variables));
    try {
      filling.fill(trained);
      return trained;
    } catch (IOException | RuntimeException e) {
      trained.close();
      throw e;
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
