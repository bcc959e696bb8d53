package neva.training;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import neva.layer.TensorValues;
import neva.plot.MissingFontException;
import neva.tensorboard.EventReader;
import neva.tensorboard.EventWriter;
import neva.tensorboard.ScalarPoint;
import neva.training.Optimizer.Gradient;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;

/** The event files of a run: what happened in training and in the evaluations between. */
final class TrainingLog implements Closeable {

  private final Run run;
  private final EventWriter train;
  private final EventWriter eval;

  private TrainingLog(Run run, EventWriter train, EventWriter eval) {
    this.run = run;
    this.train = train;
    this.eval = eval;
  }

  static TrainingLog open(Run run) throws IOException {
    EventWriter train = EventWriter.open(run.trainLogs());
    try {
      return new TrainingLog(run, train, EventWriter.open(run.evalLogs()));
    } catch (IOException | RuntimeException e) {
      train.close();
      throw e;
    }
  }

  /** What does not change: the graph and the configuration. */
  void describe(GraphDef graph) throws IOException {
    train.graph(graph);
    train.text("config", 0, "```\n" + run.configText() + "\n```");
  }

  void batch(long step, SortedMap<String, Double> metrics, double rate) throws IOException {
    write(train, step, metrics);
    train.scalar("learning_rate", step, rate);
    train.flush();
  }

  void evaluation(long step, SortedMap<String, Double> metrics, Evaluation evaluation)
      throws IOException {
    write(eval, step, metrics);
    try {
      evaluation.log(eval, step);
    } catch (MissingFontException e) {
      // The log goes without these pictures; who writes the report is told.
    }
    eval.flush();
  }

  private static void write(EventWriter log, long step, SortedMap<String, Double> metrics)
      throws IOException {
    for (Map.Entry<String, Double> metric : metrics.entrySet()) {
      log.scalar(metric.getKey(), step, metric.getValue());
    }
  }

  /** A metric of the earlier evaluations, up to a step. */
  List<ScalarPoint> evaluations(String metric, long lastStep) throws IOException {
    return EventReader.scalars(run.evalLogs(), metric).stream()
        .filter(point -> point.step() <= lastStep)
        .toList();
  }

  /**
   * The distributions of the trained variables and of their gradients.
   *
   * @param runner with a batch fed
   */
  void histograms(long step, Session.Runner runner, TrainingStep graph) throws IOException {
    for (Gradient gradient : graph.gradients()) {
      runner.fetch(gradient.value()).fetch(graph.valueOf(gradient.variable()));
    }
    try (Result result = runner.run()) {
      int next = 0;
      for (Gradient gradient : graph.gradients()) {
        String name = gradient.variable().name();
        train.histogram("gradients/" + name, step, TensorValues.of((TFloat32) result.get(next++)));
        train.histogram("weights/" + name, step, TensorValues.of((TFloat32) result.get(next++)));
      }
    }
    train.flush();
  }

  /** Waits until everything logged is on the disk. */
  void sync() throws IOException {
    train.sync();
    eval.sync();
  }

  @Override
  public void close() throws IOException {
    try (train) {
      eval.close();
    }
  }
}
