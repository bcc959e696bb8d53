package neva.forecasting;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far values of the held-out part lay outside the bounds given for them, 1, 2, … steps ahead:
 * by that much bounds are moved so that they hold a wanted share (Romano, Patterson and Candès
 * 2019, "Conformalized quantile regression"; without bounds, split conformal prediction).
 */
final class Calibration {

  private static final int ORIGINS = 1_000;

  private final double[][] outside; // [step ahead][sorted], in deviations of the rule's error

  private Calibration(double[][] outside) {
    this.outside = outside;
  }

  /**
   * Forecasts the held-out parts from all their origins, or from a thousand.
   *
   * @param horizon most steps ahead to look at
   */
  static Calibration of(List<PreparedSeries> parts, Foresight foresight, int horizon) {
    int shortest = parts.stream().mapToInt(Calibration::heldOut).min().orElseThrow();
    int steps = Math.min(horizon, (shortest + 1) / 2);
    List<List<Double>> outside = new ArrayList<>();
    IntStream.range(0, steps).forEach(h -> outside.add(new ArrayList<>()));
    parts.forEach(part -> add(part, foresight, steps, outside));
    return new Calibration(
        outside.stream()
            .map(scores -> scores.stream().mapToDouble(x -> x).sorted().toArray())
            .toArray(double[][]::new));
  }

  private static int heldOut(PreparedSeries part) {
    return part.trained().length() - part.fitted().length();
  }

  private static void add(
      PreparedSeries part, Foresight foresight, int steps, List<List<Double>> outside) {
    int end = part.trained().length();
    int stride = (heldOut(part) - 1) / ORIGINS + 1;
    int[] origins =
        IntStream.range(part.fitted().length(), end)
            .filter(n -> (end - 1 - n) % stride == 0)
            .toArray();
    Track track = part.trainedTrack(steps);
    List<Band> bands = foresight.from(track, origins, steps);
    for (int k = 0; k < origins.length; k++) {
      for (int h = 0; h < steps && origins[k] + h < end; h++) {
        outside.get(h).add(bands.get(k).outside(h, track.value(origins[k] + h)) / part.unit());
      }
    }
  }

  /**
   * How far to move the bounds outwards, in deviations of the rule's error. It never shrinks with
   * the distance, and grows with its root beyond the steps that were looked at.
   *
   * @param step how many steps ahead, from 1
   * @param level share of values that the bounds are to hold
   */
  double margin(int step, double level) {
    int known = Math.min(step, outside.length);
    double widest =
        Arrays.stream(outside, 0, known).mapToDouble(s -> quantile(s, level)).max().orElseThrow();
    return widest * Math.sqrt((double) step / known);
  }

  /** The quantile of n values that holds for one more: that of level·(n + 1)/n. */
  private static double quantile(double[] sorted, double level) {
    int rank = (int) Math.ceil((sorted.length + 1) * level - 1e-9);
    return sorted[Math.min(rank, sorted.length) - 1];
  }
}
