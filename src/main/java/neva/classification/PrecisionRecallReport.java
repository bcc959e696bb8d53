package neva.classification;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import neva.io.Text;
import neva.plot.LineChart;
import neva.tensorboard.EventWriter;
import neva.training.Run;

/** Precision against recall of each class by itself, as a figure and curves for TensorBoard. */
final class PrecisionRecallReport {

  private static final int WIDTH = 800;
  private static final int HEIGHT = 520;
  private static final int MOST_LINES = 10;

  private final List<OfClass> classes;

  private record OfClass(
      String name, float[] scores, boolean[] positive, PrecisionRecallCurve curve) {

    static OfClass of(Predictions predictions, int label) {
      int n = predictions.images().size();
      float[] scores = new float[n];
      boolean[] positive = new boolean[n];
      for (int i = 0; i < n; i++) {
        // A mean over ten views may be past 1 by a rounding.
        scores[i] = Math.min(1, predictions.probabilities()[i][label]);
        positive[i] = predictions.truth()[i] == label;
      }
      String name = predictions.images().classNames().get(label);
      return new OfClass(name, scores, positive, PrecisionRecallCurve.of(scores, positive));
    }

    double averagePrecision() {
      return curve.averagePrecision();
    }
  }

  private PrecisionRecallReport(List<OfClass> classes) {
    this.classes = classes;
  }

  /** Of what a classifier says of a set. */
  static PrecisionRecallReport of(Predictions predictions) {
    List<OfClass> classes = new ArrayList<>();
    for (int label = 0; label < predictions.images().classNames().size(); label++) {
      classes.add(OfClass.of(predictions, label));
    }
    return new PrecisionRecallReport(classes);
  }

  /** The mean over the classes that have images; NaN when none has. */
  double meanAveragePrecision() {
    return classes.stream()
        .mapToDouble(OfClass::averagePrecision)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Writes the curves for TensorBoard into {@code logs/<part>} of a run, at the step of its trained
   * checkpoint; left out when they are there. A folder of its own, since a training may be writing
   * to the others.
   */
  void log(Run run, String part) throws IOException {
    long step = run.trainedStep();
    try (EventWriter log = EventWriter.open(run.directory().resolve("logs").resolve(part))) {
      for (OfClass one : classes) {
        log.prCurve("precision_recall/" + one.name, step, one.scores, one.positive);
      }
    }
  }

  /** Of one class; NaN when it has no images. */
  double averagePrecision(int label) {
    return classes.get(label).averagePrecision();
  }

  /** Of many classes, those that are told apart worst. */
  BufferedImage figure() {
    List<OfClass> worst =
        classes.stream()
            .filter(one -> Double.isFinite(one.averagePrecision()))
            .sorted(Comparator.comparingDouble(OfClass::averagePrecision))
            .toList();
    List<OfClass> shown = worst.subList(0, Math.min(MOST_LINES, worst.size()));
    String which = shown.size() < worst.size() ? ", the lowest %d".formatted(shown.size()) : "";
    LineChart chart =
        new LineChart(
            Text.format(
                "Precision and recall, mean average precision %.4f%s",
                meanAveragePrecision(), which),
            "recall",
            "precision");
    for (OfClass one : shown) {
      chart.line(
          Text.format("%s %.4f", one.name, one.averagePrecision()),
          one.curve.recall(),
          one.curve.precision());
    }
    return chart.image(WIDTH, HEIGHT);
  }
}
