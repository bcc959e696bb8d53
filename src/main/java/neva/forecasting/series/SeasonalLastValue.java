package neva.forecasting.series;

import neva.io.Check;

/**
 * The value one season before: y[t−m].
 *
 * @param season in steps, m
 */
public record SeasonalLastValue(int season) implements Baseline {

  public SeasonalLastValue {
    Check.positive("season", season);
  }

  @Override
  public String name() {
    return "seasonal-last-value";
  }

  @Override
  public ForecastFunction fit(TrainPart train) {
    return (history, horizon) -> {
      history.requireLength(season, "a season of " + season);
      return Continuation.of(history, horizon, past -> past.back(season));
    };
  }
}
