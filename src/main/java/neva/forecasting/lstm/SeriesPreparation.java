package neva.forecasting.lstm;

import java.util.ArrayList;
import java.util.List;
import neva.forecasting.series.HeldOut;
import neva.forecasting.series.Standardization;
import neva.forecasting.series.TrainPart;
import neva.io.Records;

/**
 * All that is fitted to a series before the network is: scales, to the part that is fitted to and
 * nothing else; and what the validation set chooses.
 *
 * @param scale of the target
 * @param deviations of the rule's error 1, 2, … steps ahead, on that scale; 1 without a rule
 * @param seasonDeviation of the difference to the value one season before the next
 * @param extras scales of the further columns, in their order
 * @param damping of the rule's growth, above 0 and at most 1
 */
record SeriesPreparation(
    ValueScale scale,
    List<Double> deviations,
    double seasonDeviation,
    List<Standardization> extras,
    double damping) {

  private static final double[] DAMPINGS = {1, 0.98, 0.95, 0.9, 0.8};

  static SeriesPreparation fit(TrainPart train, LstmConfig config) {
    train.series().requireVariation();
    ValueScale scale = ValueScale.fit(train, config);
    double[] z = scale.of(train.series());
    return new SeriesPreparation(
        scale,
        deviations(z, config),
        seasonDeviation(z, config.season()),
        train.series().extras().stream().map(name -> Standardization.fit(train, name)).toList(),
        1);
  }

  /** With the damping by which the rule best forecasts a validation set, up to a season ahead. */
  SeriesPreparation damped(HeldOut validation, LstmConfig config) {
    if (config.rule() != Rule.SEASONAL_CHANGE) {
      return this;
    }
    double[] z = scale.of(validation.withHistory());
    double best = 1;
    double least = Double.POSITIVE_INFINITY;
    for (double damping : DAMPINGS) {
      double error = error(z, validation.first(), config, damping);
      best = error < least ? damping : best;
      least = Math.min(error, least);
    }
    return Records.with(this, "damping", best);
  }

  /** The squared error from all origins of the validation set. */
  private static double error(double[] z, int first, LstmConfig config, double damping) {
    int horizon = Math.min(config.season(), (z.length - first + 1) / 2);
    double sum = 0;
    for (int end = first; end + horizon <= z.length; end++) {
      double[] path = config.rule().path(z, end, horizon, config.season(), damping, 0);
      for (int h = 0; h < horizon; h++) {
        sum += (z[end + h] - path[h]) * (z[end + h] - path[h]);
      }
    }
    return sum;
  }

  private static List<Double> deviations(double[] z, LstmConfig config) {
    int horizon = config.horizon();
    double[] squares = new double[horizon];
    int[] counts = new int[horizon];
    for (int end = config.firstStep(); end < z.length; end++) {
      double[] path = config.rule().path(z, end, horizon, config.season(), 1, 0);
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
