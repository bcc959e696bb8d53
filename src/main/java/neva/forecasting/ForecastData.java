package neva.forecasting;

import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import neva.forecasting.series.CsvSeries;
import neva.forecasting.series.Series;
import neva.forecasting.series.Step;
import neva.io.BadInputException;

/**
 * The series of a forecaster: one, or several of the same columns and step that one network learns
 * from.
 *
 * @param series at least one, each with an id of its own
 * @param source the file they were read from, empty where there is none
 */
public record ForecastData(List<Series> series, Optional<CsvSeries> source) {

  private static final int DAYS_OF_A_WEEK = 7;
  private static final int FEWEST_WEEKS = 4;

  public ForecastData {
    series = List.copyOf(series);
    if (series.isEmpty()) {
      throw new BadInputException("series must be one or more, found none");
    }
    requireAlike(series);
  }

  /** Series that are in memory. */
  public static ForecastData of(Series... series) {
    return of(List.of(series));
  }

  /** Series that are in memory. */
  public static ForecastData of(List<Series> series) {
    return new ForecastData(series, Optional.empty());
  }

  /**
   * Reads all series of a file; see {@link CsvSeries#readAll}.
   *
   * @param notice is told of what was passed over and filled
   */
  public static ForecastData read(CsvSeries source, Consumer<String> notice) throws IOException {
    return new ForecastData(source.readAll(notice), Optional.of(source));
  }

  private static void requireAlike(List<Series> all) {
    Series first = all.get(0);
    Set<String> ids = new HashSet<>();
    for (Series series : all) {
      if (!ids.add(series.id())) {
        throw new BadInputException(
            "Expected series of different ids but two have \"%s\".".formatted(series.id()));
      }
      boolean alike =
          series.name().equals(first.name())
              && series.extras().equals(first.extras())
              && series.time().step().equals(first.time().step());
      if (!alike) {
        throw new BadInputException(
            "Expected series of the same columns and step but %s has %s with step %s and %s has %s with step %s. Train them apart."
                .formatted(
                    first.label(),
                    first.extras(),
                    first.time().step(),
                    series.label(),
                    series.extras(),
                    series.time().step()));
      }
    }
  }

  /**
   * The seasons in steps that the step from one time to the next suggests: 12 months, 7 days, a day
   * of hours and, where the data have four of them, also a week; none for years.
   */
  public List<Integer> seasons() {
    Step step = first().time().step();
    int season = step.season();
    if (season == 1) {
      return List.of();
    }
    int week = DAYS_OF_A_WEEK * season;
    return step.isWithinDay() && longest().length() >= FEWEST_WEEKS * week
        ? List.of(season, week)
        : List.of(season);
  }

  Series first() {
    return series.get(0);
  }

  Series longest() {
    return series.stream().max(Comparator.comparingInt(Series::length)).orElseThrow();
  }
}
