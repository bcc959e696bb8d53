package neva.forecasting.lstm;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * How far values of the validation sets lay outside the bounds given for them, 1, 2, … steps ahead:
 * by that much bounds are moved so that they hold a wanted share (Romano, Patterson and Candès
 * 2019, "Conformalized quantile regression"; without bounds, split conformal prediction).
 *
 * <p>n scores support levels up to n / (n + 1): the wanted quantile of fewer lies beyond all of
 * them. The farther ahead, the fewer they are.
 */
final class ConformalScores {

  private static final int ORIGINS = 1_000;

  private final double[][] outside; // [step ahead][sorted], in deviations of the rule's error

  private ConformalScores(double[][] outside) {
    this.outside = outside;
  }

  /**
   * Forecasts the validation sets from all their origins, or from a thousand.
   *
   * @param horizon most steps ahead to look at
   */
  static ConformalScores of(List<PreparedSeries> parts, Foresight foresight, int horizon) {
    int shortest = parts.stream().mapToInt(PreparedSeries::validationLength).min().orElseThrow();
    int steps = Math.min(horizon, (shortest + 1) / 2);
    List<List<Double>> outside = new ArrayList<>();
    IntStream.range(0, steps).forEach(h -> outside.add(new ArrayList<>()));
    parts.forEach(part -> add(part, foresight, steps, outside));
    return new ConformalScores(
        outside.stream()
            .map(scores -> scores.stream().mapToDouble(x -> x).sorted().toArray())
            .toArray(double[][]::new));
  }

  /** From where a validation set is forecast: from before each of its values, or a thousand. */
  static int[] origins(PreparedSeries part) {
    int end = part.trained().length();
    int stride = (part.validationLength() - 1) / ORIGINS + 1;
    return IntStream.range(part.fitted().length(), end)
        .filter(n -> (end - 1 - n) % stride == 0)
        .toArray();
  }

  private static void add(
      PreparedSeries part, Foresight foresight, int steps, List<List<Double>> outside) {
    int end = part.trained().length();
    int[] origins = origins(part);
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
   * the distance, and grows with its root beyond the steps that have scores enough.
   *
   * @param step how many steps ahead, from 1
   * @param level share of values that the bounds are to hold; some step ahead must have scores
   *     enough
   */
  double margin(int step, double level) {
    int known = Math.min(step, supported(level));
    double widest =
        Arrays.stream(outside, 0, known).mapToDouble(s -> quantile(s, level)).max().orElseThrow();
    return widest * Math.sqrt((double) step / known);
  }

  /** How many steps ahead there are scores enough. */
  private int supported(double level) {
    return (int) Arrays.stream(outside).takeWhile(s -> rank(s, level) <= s.length).count();
  }

  /** The quantile of n values that holds for one more: that of level·(n + 1)/n. */
  private static double quantile(double[] sorted, double level) {
    return sorted[rank(sorted, level) - 1];
  }

  private static int rank(double[] sorted, double level) {
    return (int) Math.ceil((sorted.length + 1) * level - 1e-9);
  }
}
