package neva.explanation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import neva.classification.Predictions;
import neva.io.AtomicFile;
import neva.plot.LineChart;
import neva.plot.Png;
import neva.tensorboard.EventWriter;
import neva.training.Run;

/**
 * Precision against recall of each class by itself, as a table, a figure and curves for
 * TensorBoard.
 *
 * <pre>{@code
 * PrecisionRecallReport report = PrecisionRecallReport.of(predictions);
 * report.log(run, "test");
 * report.write(run.report(), "test");
 * }</pre>
 */
public final class PrecisionRecallReport {

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
        positive[i] = predictions.images().label(i) == label;
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
  public static PrecisionRecallReport of(Predictions predictions) {
    List<OfClass> classes = new ArrayList<>();
    for (int label = 0; label < predictions.images().classNames().size(); label++) {
      classes.add(OfClass.of(predictions, label));
    }
    return new PrecisionRecallReport(classes);
  }

  /** The mean over the classes that have images; NaN when none has. */
  public double meanAveragePrecision() {
    return classes.stream()
        .mapToDouble(OfClass::averagePrecision)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  /**
   * Writes {@code <part>-average-precision.csv} and {@code <part>-precision-recall.png}, the figure
   * last.
   *
   * @throws neva.plot.MissingFontException when the system has no font
   */
  public void write(Path folder, String part) throws IOException {
    AtomicFile.write(folder.resolve(part + "-average-precision.csv"), csv());
    Png.write(chart().image(WIDTH, HEIGHT), folder.resolve(part + "-precision-recall.png"));
  }

  /**
   * Writes the curves for TensorBoard into {@code logs/<part>} of a run, at the step of its trained
   * checkpoint; left out when they are there. A folder of its own, since a training may be writing
   * to the others.
   */
  public void log(Run run, String part) throws IOException {
    long step = TrainedStep.of(run);
    try (EventWriter log = EventWriter.open(run.directory().resolve("logs").resolve(part))) {
      for (OfClass one : classes) {
        log.prCurve("precision_recall/" + one.name, step, one.scores, one.positive);
      }
    }
  }

  private String csv() {
    StringBuilder csv = new StringBuilder("class,average precision\n");
    for (OfClass one : classes) {
      csv.append('"').append(one.name.replace("\"", "\"\"")).append("\",");
      csv.append(String.format(Locale.ROOT, "%.6f%n", one.averagePrecision()));
    }
    return csv.toString();
  }

  /** Of many classes, those that are told apart worst. */
  private LineChart chart() {
    List<OfClass> shown =
        classes.stream()
            .filter(one -> Double.isFinite(one.averagePrecision()))
            .sorted(Comparator.comparingDouble(OfClass::averagePrecision))
            .limit(MOST_LINES)
            .toList();
    String which = shown.size() < classes.size() ? ", the lowest %d".formatted(shown.size()) : "";
    LineChart chart =
        new LineChart(
            "Precision and recall, mean average precision %.4f%s"
                .formatted(meanAveragePrecision(), which),
            "recall",
            "precision");
    for (OfClass one : shown) {
      chart.line(
          "%s %.4f".formatted(one.name, one.averagePrecision()),
          one.curve.recall(),
          one.curve.precision());
    }
    return chart;
  }
}
