package neva.forecasting;

import java.nio.file.Path;
import java.util.List;
import neva.forecasting.lstm.LstmForecaster;
import neva.forecasting.series.CsvSeries;
import neva.forecasting.series.Fill;
import neva.forecasting.series.Series;
import neva.io.BadInputException;

/**
 * What {@code assets/forecast.json} of an exported forecaster says: what its numbers mean, and how
 * they stand in a file.
 *
 * @param column the target
 * @param extras the further columns, in their order
 * @param step from each time to the next, such as "month"
 * @param series the ids of the series, in their order
 * @param logarithms for each series, whether its values must be positive
 * @param lookback how many values are looked at
 * @param horizon how many are forecast
 * @param level of the bounds; null where there are none
 * @param dates the columns of dates, empty to find them
 * @param id the columns that tell several series apart
 * @param fill what to do about missing values and times
 */
record ServingDescription(
    String column,
    List<String> extras,
    String step,
    List<String> series,
    List<Boolean> logarithms,
    int lookback,
    int horizon,
    Double level,
    List<String> dates,
    List<String> id,
    Fill fill) {

  /** The asset that holds it. */
  static final String FILE = "forecast.json";

  /**
   * Describes what was trained.
   *
   * @param source the file of the series; null where they were in memory
   * @param series that the network was trained on
   */
  static ServingDescription of(
      LstmForecaster network, CsvSeries source, List<Series> series, int horizon) {
    Series first = series.get(0);
    return new ServingDescription(
        first.name(),
        first.extras(),
        first.time().step().toString(),
        series.stream().map(Series::id).toList(),
        network.logarithms(),
        network.exportLookback(),
        horizon,
        network.exportLevel().orElse(null),
        source == null ? List.of() : source.dates(),
        source == null ? List.of() : source.id(),
        source == null ? Fill.NONE : source.fill());
  }

  /** How a file of such series is read. */
  CsvSeries in(Path file) {
    return CsvSeries.of(file)
        .withDates(dates.toArray(String[]::new))
        .withValue(column)
        .withExtras(extras.toArray(String[]::new))
        .withId(id.toArray(String[]::new))
        .withFill(fill);
  }

  /**
   * The place of a series among those that the model knows.
   *
   * @throws BadInputException when it is another series, has other columns or another step, or is
   *     too short
   */
  int placeOf(Series history) {
    boolean alike =
        history.name().equals(column)
            && history.extras().equals(extras)
            && history.time().step().toString().equals(step);
    if (!alike) {
      throw new BadInputException(
          "Expected a history of %s with further columns %s and step %s, which the model was trained on, but was %s with %s and step %s. Name those columns."
              .formatted(
                  column, extras, step, history.name(), history.extras(), history.time().step()));
    }
    int place = series.indexOf(history.id());
    if (place < 0) {
      throw new BadInputException(
          "Expected one of the series %s, which the model was trained on, but was \"%s\". Leave it out, or train on it."
              .formatted(series, history.id()));
    }
    history.requireLength(lookback, "the lookback of the model");
    return place;
  }
}
