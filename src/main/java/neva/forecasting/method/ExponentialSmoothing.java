package neva.forecasting.method;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import neva.io.BadInputException;
import neva.io.Check;

/**
 * Exponential smoothing: the model of least AICc among those that the values admit (Hyndman,
 * Koehler, Snyder and Grose 2002, "A state space framework for automatic forecasting using
 * exponential smoothing methods"). Smoothing parameters and first states maximise the likelihood. A
 * season of more than 60 steps is taken out first, as so many first states cannot be told apart.
 *
 * @param season in steps; 1 for none
 * @param trends those that may be chosen
 */
public record ExponentialSmoothing(int season, Set<EtsModel.Trend> trends) implements ValuesMethod {

  private static final int FEWEST = 8;
  private static final int LONGEST = 60;

  public ExponentialSmoothing {
    Check.positive("season", season);
    trends = Set.copyOf(trends);
    if (trends.isEmpty()) {
      throw new BadInputException("trends must be one or more, found none");
    }
  }

  /** With whatever trend fits best. */
  public ExponentialSmoothing(int season) {
    this(season, EnumSet.allOf(EtsModel.Trend.class));
  }

  /** Without trend: level and season alone. */
  public static ExponentialSmoothing level(int season) {
    return new ExponentialSmoothing(season, EnumSet.of(EtsModel.Trend.NONE));
  }

  /** With a damped trend. */
  public static ExponentialSmoothing damped(int season) {
    return new ExponentialSmoothing(season, EnumSet.of(EtsModel.Trend.DAMPED));
  }

  @Override
  public String name() {
    return trends.size() > 1
        ? "ets"
        : switch (trends.iterator().next()) {
          case NONE -> "ets-level";
          case ADDITIVE -> "ets-trend";
          case DAMPED -> "ets-damped";
        };
  }

  @Override
  public String lack(double[] values) {
    return Lack.values(values, FEWEST);
  }

  @Override
  public FittedValues fit(double[] values) {
    return season > LONGEST
        ? SeasonallyAdjusted.fit(values, season, new ExponentialSmoothing(1, trends)::best)
        : best(values);
  }

  EtsFit best(double[] values) {
    return models(values).stream()
        .map(model -> EtsFit.of(model, values))
        .min(Comparator.comparingDouble(EtsFit::aicc))
        .orElseThrow();
  }

  private List<EtsModel> models(double[] values) {
    boolean seasons = values.length >= 2 * season + 2;
    return EtsModel.admissible(seasons ? season : 1, Lack.positive(values)).stream()
        .filter(model -> trends.contains(model.trend()))
        .filter(model -> values.length > model.unknowns() + 2)
        .toList();
  }
}
