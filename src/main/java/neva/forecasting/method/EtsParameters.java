package neva.forecasting.method;

import java.util.Arrays;

/**
 * The numbers of a model: smoothing parameters, and the state before the first value.
 *
 * @param alpha share of an error that the level takes
 * @param beta share that the growth takes; 0 without trend
 * @param phi what is left of the growth after a step; 1 where it is not damped
 * @param gamma share that the season takes; 0 without season
 * @param season of the first values, one for each place; a single 0 where there is none
 */
record EtsParameters(
    double alpha,
    double beta,
    double phi,
    double gamma,
    double level,
    double growth,
    double[] season) {

  /** The state from where optimisation starts: a line through the first values without season. */
  static EtsParameters start(EtsModel model, double[] values) {
    SeasonalPattern pattern = pattern(model, values);
    double[] rest = pattern.removedFrom(values);
    double[] first = Arrays.copyOf(rest, Math.min(rest.length, Math.max(10, 2 * model.season())));
    Line line = Line.through(first);
    double level = model.hasTrend() ? line.intercept() - line.slope() : line.mean();
    double growth = model.hasTrend() ? line.slope() : 0;
    return new EtsParameters(0, 0, 1, 0, level, growth, pattern.indices());
  }

  private static SeasonalPattern pattern(EtsModel model, double[] values) {
    return model.hasSeason()
        ? SeasonalPattern.of(
            values, model.season(), model.seasonality() == EtsModel.Kind.MULTIPLICATIVE)
        : SeasonalPattern.none();
  }
}
