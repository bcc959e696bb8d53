package neva.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import neva.forecasting.Forecast;
import neva.forecasting.series.Interval;
import neva.io.Text;
import neva.io.TextColumns;

/**
 * Forecasts with their bounds: as columns of text, in which several series have their ids, and as
 * rows of results.
 *
 * @param forecasts one for each series
 * @param intervals one for each forecast; none without bounds
 */
record ForecastAnswers(List<Forecast> forecasts, List<Interval> intervals) {

  /** Fields of a row of results. */
  static final List<String> FIELDS =
      List.of("series", "time", "forecast", "lower", "upper", "step", "method");

  private static final int DIGITS = 5;

  /** With bounds of the usual level where there are any. */
  static ForecastAnswers of(List<Forecast> forecasts) {
    boolean none = forecasts.stream().allMatch(each -> each.interval().isEmpty());
    return new ForecastAnswers(
        forecasts, none ? List.of() : forecasts.stream().map(ForecastAnswers::interval).toList());
  }

  /** Of a series that is constant or too short to validate on, bounds that are not known. */
  private static Interval interval(Forecast forecast) {
    double[] unknown = new double[forecast.mean().length];
    Arrays.fill(unknown, Double.NaN);
    return forecast.interval().orElseGet(() -> new Interval(Double.NaN, unknown, unknown));
  }

  /**
   * With bounds of this level.
   *
   * @throws neva.io.BadInputException see {@link Forecast#interval(double)}
   */
  static ForecastAnswers of(List<Forecast> forecasts, double level) {
    return new ForecastAnswers(
        forecasts, forecasts.stream().map(each -> each.interval(level)).toList());
  }

  /** Adds a row for each value. */
  void writeTo(ResultsFile results) throws IOException {
    for (int series = 0; series < forecasts.size(); series++) {
      for (int h = 0; h < forecasts.get(series).times().length(); h++) {
        results.add(row(series, h));
      }
    }
  }

  private Map<String, Object> row(int series, int h) {
    Forecast forecast = forecasts.get(series);
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("series", forecast.id().isEmpty() ? forecast.name() : forecast.id());
    row.put("time", forecast.times().label(h));
    row.put("forecast", forecast.mean()[h]);
    if (!intervals.isEmpty()) {
      row.put("lower", known(intervals.get(series).lower()[h]));
      row.put("upper", known(intervals.get(series).upper()[h]));
    }
    row.put("step", h + 1);
    row.put("method", forecast.method());
    return row;
  }

  private static Double known(double bound) {
    return Double.isNaN(bound) ? null : bound;
  }

  /** Columns of text, numbers rounded. */
  @Override
  public String toString() {
    List<String> names = new ArrayList<>(named() ? List.of("series", "time") : List.of("time"));
    int labels = names.size();
    names.addAll(intervals.isEmpty() ? List.of("forecast") : FIELDS.subList(2, 5));
    TextColumns columns =
        new TextColumns("l".repeat(labels) + "r".repeat(names.size() - labels))
            .row(names.toArray(String[]::new));
    String format = "%." + decimals() + "f";
    for (int series = 0; series < forecasts.size(); series++) {
      for (int h = 0; h < forecasts.get(series).times().length(); h++) {
        columns.row(cells(row(series, h), names, format));
      }
    }
    return columns + methods();
  }

  /** What forecasts, where it is the same for all. */
  private String methods() {
    List<String> methods = forecasts.stream().map(Forecast::method).distinct().toList();
    return methods.size() == 1 ? "%nforecast by: %s%n".formatted(methods.get(0)) : "";
  }

  private boolean named() {
    return forecasts.stream().anyMatch(each -> !each.id().isEmpty());
  }

  private static String[] cells(Map<String, Object> row, List<String> names, String format) {
    return names.stream()
        .map(row::get)
        .map(cell -> cell instanceof Double ? Text.format(format, cell) : cell)
        .map(cell -> cell == null ? "-" : String.valueOf(cell))
        .toArray(String[]::new);
  }

  /** So many that the largest forecast has five digits. */
  private int decimals() {
    double largest =
        forecasts.stream()
            .flatMapToDouble(each -> DoubleStream.of(each.mean()))
            .map(Math::abs)
            .max()
            .orElseThrow();
    int whole = largest > 0 ? (int) Math.floor(Math.log10(largest)) + 1 : 1;
    return Math.max(0, DIGITS - whole);
  }
}
