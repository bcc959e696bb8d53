package neva.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import neva.plot.LineChart;
import neva.plot.Png;
import neva.tensorboard.EventReader;
import neva.tensorboard.ScalarPoint;

/** A chart of what a run logged, over its steps. */
public final class RunChart {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 500;
  private static final int POINTS = 100;

  private final Run run;
  private final LineChart chart;

  /**
   * @param yLabel what the values are, with their unit
   */
  public RunChart(Run run, String title, String yLabel) {
    this.run = run;
    chart = new LineChart(title, "step", yLabel);
  }

  /** Adds what was logged of the training batches, averaged to at most some hundred points. */
  public RunChart training(String name, String tag) throws IOException {
    List<ScalarPoint> points = EventReader.scalars(run.trainLogs(), tag);
    return add(name, means(points, points.size() / POINTS + 1));
  }

  /** Adds what was logged of the evaluations on validation data. */
  public RunChart validation(String name, String tag) throws IOException {
    return add(name, EventReader.scalars(run.evalLogs(), tag));
  }

  /** A curve without points is left out. */
  private RunChart add(String name, List<ScalarPoint> points) {
    if (!points.isEmpty()) {
      chart.line(
          name,
          points.stream().mapToDouble(ScalarPoint::step).toArray(),
          points.stream().mapToDouble(ScalarPoint::value).toArray());
    }
    return this;
  }

  /** The mean of every {@code group} points in a row, at the step of the last of them. */
  private static List<ScalarPoint> means(List<ScalarPoint> points, int group) {
    List<ScalarPoint> means = new ArrayList<>();
    for (int from = 0; from < points.size(); from += group) {
      List<ScalarPoint> some = points.subList(from, Math.min(points.size(), from + group));
      double mean = some.stream().mapToDouble(ScalarPoint::value).average().orElseThrow();
      means.add(new ScalarPoint(some.get(some.size() - 1).step(), mean));
    }
    return means;
  }

  /** Writes the chart as PNG. */
  public void write(Path file) throws IOException {
    Png.write(chart.image(WIDTH, HEIGHT), file);
  }
}
