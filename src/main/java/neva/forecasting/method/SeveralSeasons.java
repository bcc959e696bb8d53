package neva.forecasting.method;

import java.util.Arrays;
import java.util.List;
import neva.io.BadInputException;
import neva.io.Check;

/**
 * Several seasons at once, such as day and week: each is taken out in turn, the shortest first, as
 * what its places add to a moving average over the longest, in the mean of the last twelve cycles;
 * exponential smoothing forecasts the rest. After MSTL (Bandara, Hyndman and Bergmeir 2021, "MSTL:
 * a seasonal-trend decomposition algorithm for time series with multiple seasonal patterns"), with
 * means, or medians against outliers, in place of local regression. A season of which few cycles
 * are known is smoothed along its places.
 *
 * @param seasons in steps, each at least 2
 */
public record SeveralSeasons(List<Integer> seasons) implements ValuesMethod {

  private static final int CYCLES = 12;
  private static final int FEW_CYCLES = 6;
  private static final int REACH = 15; // places to both sides, of a season of many

  public SeveralSeasons {
    if (seasons.isEmpty()) {
      throw new BadInputException("seasons must be one or more, found none");
    }
    seasons.forEach(season -> Check.atLeast("season", season, 2));
    seasons = seasons.stream().sorted().distinct().toList();
  }

  public static SeveralSeasons of(Integer... seasons) {
    return new SeveralSeasons(Arrays.asList(seasons));
  }

  @Override
  public String name() {
    return "several-seasons";
  }

  /** The longest of the seasons. */
  @Override
  public int season() {
    return seasons.get(seasons.size() - 1);
  }

  @Override
  public String lack(double[] values) {
    return Lack.values(values, 2 * season() + 1);
  }

  @Override
  public FittedValues fit(double[] values) {
    double[] rest = values;
    for (SeasonalPattern pattern : patterns(values)) {
      rest = pattern.removedFrom(rest);
    }
    FittedValues smoothing = ExponentialSmoothing.level(1).fit(rest);
    return (longer, horizon) -> forecast(smoothing, longer, horizon);
  }

  private double[] forecast(FittedValues smoothing, double[] values, int horizon) {
    List<SeasonalPattern> patterns = patterns(values);
    double[] rest = values;
    for (SeasonalPattern pattern : patterns) {
      rest = pattern.removedFrom(rest);
    }
    double[] forecast = smoothing.forecast(rest, horizon);
    for (SeasonalPattern pattern : patterns) {
      forecast = pattern.addedTo(forecast, values.length);
    }
    return forecast;
  }

  private List<SeasonalPattern> patterns(double[] values) {
    double[] level = SeasonalPattern.movingAverage(values, season());
    double[] rest = new double[values.length];
    Arrays.setAll(rest, t -> values[t] - level[t]);
    SeasonalPattern[] patterns = new SeasonalPattern[seasons.size()];
    for (int i = 0; i < patterns.length; i++) {
      patterns[i] = pattern(rest, values.length - season() / 2, seasons.get(i));
      rest = patterns[i].removedFrom(rest);
    }
    return List.of(patterns);
  }

  /**
   * @param end of where the rest is known
   */
  private static SeasonalPattern pattern(double[] rest, int end, int season) {
    double[] recent = rest.clone();
    Arrays.fill(recent, 0, Math.max(0, end - (CYCLES + 1) * season), Double.NaN);
    SeasonalPattern pattern = SeasonalPattern.ofDetrended(recent, season, false);
    return rest.length < FEW_CYCLES * season
        ? pattern.smoothed(Math.min(REACH, season / REACH))
        : pattern;
  }
}
