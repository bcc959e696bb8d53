package neva.forecasting.method;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neva.forecasting.series.HoltWinters;
import neva.forecasting.series.LinearAutoregression;
import neva.forecasting.series.SeasonalChange;
import neva.io.BadInputException;

/** The methods of this package by name, for series of given seasons. */
public final class StatisticalMethods {

  private static final int SHORT_HORIZONS = 4; // in a season
  private static final int CHANGES = 5;
  private static final int LONG_SEASON = 24;
  private static final int LAGS = 20_000;
  private static final int MOST_LAGS = 200;
  private static final int VALUES_PER_LAG = 5;

  private final Map<String, ForecastMethod> byName = new LinkedHashMap<>();
  private final int shortest;
  private final int longest;

  private StatisticalMethods(List<Integer> seasons) {
    shortest = seasons.isEmpty() ? 1 : Collections.min(seasons);
    longest = seasons.isEmpty() ? 1 : Collections.max(seasons);
    add(new MeanValue());
    add(new SeasonalNaive(1));
    add(new Drift());
    if (longest > 1) {
      add(new SeasonalNaive(longest));
      add(seasonalChange(shortest));
      add(new SeasonalAutoregression(shortest));
      add(new SeveralSeasons(seasons));
      add(new BaselineMethod(HoltWinters.additive(shortest), shortest, 3 * shortest, LAGS));
      add(
          new PositiveMethod(
              new BaselineMethod(
                  HoltWinters.multiplicative(shortest), shortest, 3 * shortest, LAGS)));
    }
    add(new Theta(shortest));
    add(new DynamicTheta(shortest));
    add(new ExponentialSmoothing(shortest));
    add(ExponentialSmoothing.level(shortest));
    add(ExponentialSmoothing.damped(shortest));
    add(new Autoregression(shortest));
    add(lagsOf(longest));
    add(Croston.classic());
    add(Croston.approximation());
    add(new Tsb());
  }

  private void add(ForecastMethod method) {
    byName.put(method.name(), method);
  }

  private static ForecastMethod seasonalChange(int season) {
    return new BaselineMethod(
        new SeasonalChange(season, CHANGES), season, 2 * season + 1, (CHANGES + 1) * season);
  }

  private static ForecastMethod lagsOf(int season) {
    int lags = Math.min(season, MOST_LAGS) + 1;
    return new BaselineMethod(
        LinearAutoregression.ofOrder(lags), season, VALUES_PER_LAG * lags, LAGS);
  }

  /**
   * For series of these seasons.
   *
   * @param seasons in steps, none, one or several
   */
  public static StatisticalMethods of(List<Integer> seasons) {
    return new StatisticalMethods(seasons);
  }

  /** The longest of the seasons in steps; 1 for none. */
  int longestSeason() {
    return longest;
  }

  /** The names of all methods, whatever the season. */
  public static List<String> names() {
    return List.copyOf(of(List.of(2)).byName.keySet());
  }

  /**
   * The method of a name.
   *
   * @throws BadInputException when there is none, or it needs a season and there is none
   */
  public ForecastMethod named(String name) {
    ForecastMethod method = byName.get(name);
    if (method == null) {
      throw new BadInputException(
          names().contains(name)
              ? "Method %s needs a season but there is none. Name the season, or choose another method."
                  .formatted(name)
              : "method must be one of %s, found %s".formatted(String.join(", ", names()), name));
    }
    return method;
  }

  /**
   * The names of the methods that make sense for the seasons, simple ones first.
   *
   * @param horizon how many steps ahead they are to forecast
   */
  public List<String> candidates(int horizon) {
    List<String> names = new ArrayList<>();
    names.add(new SeasonalNaive(longest).name());
    names.addAll(List.of("theta", "dynamic-theta", "ets", "ets-level", "ets-damped"));
    names.add("autoregression");
    if (horizon * SHORT_HORIZONS <= shortest) { // far ahead these two run wide
      names.addAll(List.of("seasonal-autoregression", seasonalChange(shortest).name()));
    }
    names.add(lagsOf(longest).name());
    if (shortest > 1) {
      names.addAll(List.of("holt-winters", "holt-winters-multiplicative"));
    }
    if (longest >= LONG_SEASON) {
      names.add("several-seasons");
    }
    names.addAll(List.of("croston", "sba", "tsb"));
    return names;
  }
}
