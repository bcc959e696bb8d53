package neva.forecasting;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import neva.io.TextColumns;

/** Forecasts as lines of time, forecast, lower and upper bound; several series have their ids. */
public final class ForecastReportValues {

  private static final int DIGITS = 5;

  private final List<Forecast> forecasts;
  private final List<Interval> intervals;
  private final boolean named;

  private ForecastReportValues(List<Forecast> forecasts, List<Interval> intervals) {
    this.forecasts = forecasts;
    this.intervals = intervals;
    this.named = forecasts.size() > 1;
  }

  /** Forecasts without bounds. */
  public static ForecastReportValues of(List<Forecast> forecasts) {
    return new ForecastReportValues(forecasts, List.of());
  }

  /**
   * Forecasts with bounds.
   *
   * @param level probability that a value lies within
   * @throws neva.io.BadInputException see {@link Forecast#interval}
   */
  public static ForecastReportValues of(List<Forecast> forecasts, double level) {
    return new ForecastReportValues(
        forecasts, forecasts.stream().map(each -> each.interval(level)).toList());
  }

  /** The lines of a CSV file, numbers in full. */
  public String csv() throws IOException {
    ForecastReportCsv csv = new ForecastReportCsv(names().toArray(String[]::new));
    for (int series = 0; series < forecasts.size(); series++) {
      for (int h = 0; h < forecasts.get(series).times().length(); h++) {
        List<Object> cells = new ArrayList<>(labels(series, h));
        Arrays.stream(values(series, h)).forEach(cells::add);
        csv.add(cells.toArray());
      }
    }
    return csv.text();
  }

  private List<String> names() {
    List<String> names = new ArrayList<>(named ? List.of("series", "time") : List.of("time"));
    names.add("forecast");
    if (!intervals.isEmpty()) {
      names.addAll(List.of("lower", "upper"));
    }
    return names;
  }

  private List<String> labels(int series, int h) {
    String time = forecasts.get(series).times().label(h);
    return named ? List.of(forecasts.get(series).id(), time) : List.of(time);
  }

  private double[] values(int series, int h) {
    double mean = forecasts.get(series).mean()[h];
    return intervals.isEmpty()
        ? new double[] {mean}
        : new double[] {mean, intervals.get(series).lower()[h], intervals.get(series).upper()[h]};
  }

  /** Columns of text, numbers rounded. */
  @Override
  public String toString() {
    int labels = named ? 2 : 1;
    TextColumns columns =
        new TextColumns("l".repeat(labels) + "r".repeat(names().size() - labels))
            .row(names().toArray(String[]::new));
    String format = "%%.%df".formatted(decimals());
    for (int series = 0; series < forecasts.size(); series++) {
      for (int h = 0; h < forecasts.get(series).times().length(); h++) {
        List<String> cells = new ArrayList<>(labels(series, h));
        Arrays.stream(values(series, h)).mapToObj(format::formatted).forEach(cells::add);
        columns.row(cells.toArray(String[]::new));
      }
    }
    return columns.toString();
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
