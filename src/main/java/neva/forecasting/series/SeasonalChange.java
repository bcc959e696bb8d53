package neva.forecasting.series;

import neva.io.Check;

/**
 * The last value plus the change at this point of the season, in the mean of the last seasons: with
 * one season y[t−1] + y[t−m] − y[t−m−1].
 *
 * @param season in steps, m
 * @param seasons how many to average; fewer where the history is shorter
 */
public record SeasonalChange(int season, int seasons) implements Baseline {

  public SeasonalChange {
    Check.positive("season", season);
    Check.positive("seasons", seasons);
  }

  /** The change of the season before alone. */
  public SeasonalChange(int season) {
    this(season, 1);
  }

  @Override
  public String name() {
    return seasons == 1 ? "seasonal-change" : "averaged-seasonal-change";
  }

  @Override
  public ForecastFunction fit(TrainPart train) {
    return (history, horizon) -> {
      history.requireLength(season + 1, "the change of a season of " + season);
      return Continuation.of(history, horizon, past -> past.back(1) + meanChange(past));
    };
  }

  private double meanChange(Continuation past) {
    int known = Math.min(seasons, (past.length() - 1) / season);
    double sum = 0;
    for (int k = 1; k <= known; k++) {
      sum += past.back(k * season) - past.back(k * season + 1);
    }
    return sum / known;
  }
}
