package neva.tensorboard;

import java.util.ArrayList;
import java.util.List;

/** Makes the curve of noisy batches readable. */
public final class Smoothing {

  private Smoothing() {}

  /** The mean of every {@code group} points in a row, at the step of the last of them. */
  public static List<ScalarPoint> mean(List<ScalarPoint> points, int group) {
    List<ScalarPoint> means = new ArrayList<>();
    for (int from = 0; from < points.size(); from += group) {
      List<ScalarPoint> some = points.subList(from, Math.min(points.size(), from + group));
      double mean = some.stream().mapToDouble(ScalarPoint::value).average().orElseThrow();
      means.add(new ScalarPoint(some.get(some.size() - 1).step(), mean));
    }
    return means;
  }
}
