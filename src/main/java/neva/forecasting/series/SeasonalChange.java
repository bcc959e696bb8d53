package neva.forecasting.series;

import java.util.function.IntToDoubleFunction;
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
      return Continuation.of(history, horizon, past -> next(past::back, past.length()));
    };
  }

  /**
   * The next value.
   *
   * @param back the value so many steps before it, from 1 on
   * @param known how many values there are to look back on, more than a season
   */
  public double next(IntToDoubleFunction back, int known) {
    int averaged = averaged(known);
    double sum = 0;
    for (int k = 1; k <= averaged; k++) {
      sum += back.applyAsDouble(k * season) - back.applyAsDouble(k * season + 1);
    }
    return back.applyAsDouble(1) + sum / averaged;
  }

  /** How many seasons are averaged where there are so many values to look back on. */
  public int averaged(int known) {
    return Math.min(seasons, (known - 1) / season);
  }
}
