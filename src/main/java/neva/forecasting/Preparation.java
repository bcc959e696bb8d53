package neva.forecasting;

import java.util.ArrayList;
import java.util.List;
import neva.series.Standardization;
import neva.series.TrainPart;

/**
 * All that is fitted to a series before the network is: scales, to the part that is trained on and
 * to nothing else.
 *
 * @param scale of the target
 * @param deviations of the rule's error 1, 2, … steps ahead, on that scale; 1 without a rule
 * @param seasonDeviation of the difference to the value one season before the next
 * @param extras scales of the further columns, in their order
 */
record Preparation(
    ValueScale scale,
    List<Double> deviations,
    double seasonDeviation,
    List<Standardization> extras) {

  static Preparation fit(TrainPart train, ForecasterConfig config) {
    train.series().requireVariation();
    ValueScale scale = ValueScale.fit(train, config);
    double[] z = scale.of(train.series());
    return new Preparation(
        scale,
        deviations(z, config),
        seasonDeviation(z, config.season()),
        train.series().extras().stream().map(name -> Standardization.fit(train, name)).toList());
  }

  private static List<Double> deviations(double[] z, ForecasterConfig config) {
    int horizon = config.horizon();
    double[] squares = new double[horizon];
    int[] counts = new int[horizon];
    for (int end = config.firstStep(); end < z.length; end++) {
      double[] path = config.rule().path(z, end, horizon, config.season());
      for (int h = 0; h < horizon && end + h < z.length; h++) {
        squares[h] += (z[end + h] - path[h]) * (z[end + h] - path[h]);
        counts[h]++;
      }
    }
    List<Double> deviations = new ArrayList<>();
    for (int h = 0; h < horizon; h++) {
      deviations.add(config.rule() == Rule.NONE ? 1 : positive(Math.sqrt(squares[h] / counts[h])));
    }
    return deviations;
  }

  private static double seasonDeviation(double[] z, int season) {
    double squares = 0;
    for (int i = season - 1; i < z.length; i++) {
      squares += (z[i + 1 - season] - z[i]) * (z[i + 1 - season] - z[i]);
    }
    return positive(Math.sqrt(squares / Math.max(1, z.length - season + 1)));
  }

  private static double positive(double deviation) {
    return deviation > 0 ? deviation : 1;
  }
}
