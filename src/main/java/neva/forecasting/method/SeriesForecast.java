package neva.forecasting.method;

import java.time.LocalDateTime;
import java.util.Arrays;
import neva.forecasting.series.ForecastFunction;
import neva.forecasting.series.Series;

/**
 * A fitted method as a function of series.
 *
 * @param start the time of the first value that the method was fitted to; a history that begins
 *     after it is fitted anew
 * @param floor no forecast lies below
 * @param fitted null where the method was fitted to a constant: it then repeats the last value
 */
record SeriesForecast(ValuesMethod method, LocalDateTime start, double floor, FittedValues fitted)
    implements ForecastFunction {

  static SeriesForecast of(ValuesMethod method, Series train) {
    double[] values = train.values();
    double[] recent = recent(values, method.memory());
    LocalDateTime start = train.time().at(values.length - recent.length);
    double[] cleaned = Outliers.cleaned(recent, method.season());
    return new SeriesForecast(
        method, start, floor(values), isConstant(cleaned) ? null : method.fit(cleaned));
  }

  static boolean isConstant(double[] values) {
    return Arrays.stream(values).allMatch(value -> value == values[0]);
  }

  static double[] recent(double[] values, int most) {
    return values.length <= most
        ? values
        : Arrays.copyOfRange(values, values.length - most, values.length);
  }

  /** Zero for values of which none is below it. */
  static double floor(double[] values) {
    return Arrays.stream(values).min().orElseThrow() >= 0 ? 0 : Double.NEGATIVE_INFINITY;
  }

  @Override
  public double[] forecast(Series history, int horizon) {
    int first = firstOf(history);
    if (first < 0) {
      return of(method, history).forecast(history, horizon);
    }
    double[] values = history.slice(first, history.length()).values();
    double[] cleaned = Outliers.cleaned(values, method.season());
    return bounded(fitted == null ? last(values, horizon) : fitted.forecast(cleaned, horizon));
  }

  private double[] bounded(double[] forecast) {
    return Arrays.stream(forecast).map(value -> Math.max(floor, value)).toArray();
  }

  private static double[] last(double[] values, int horizon) {
    double[] forecast = new double[horizon];
    Arrays.fill(forecast, values[values.length - 1]);
    return forecast;
  }

  /** The index of the first value that the method was fitted to, or -1 where it is not there. */
  private int firstOf(Series history) {
    int low = 0;
    int high = history.length() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = history.time().at(middle).compareTo(start);
      if (order == 0) {
        return middle;
      }
      low = order < 0 ? middle + 1 : low;
      high = order > 0 ? middle - 1 : high;
    }
    return -1;
  }
}
