package neva.forecasting.method;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neva.forecasting.series.ForecastMetrics;
import neva.forecasting.series.Interval;
import neva.forecasting.series.IntervalMetrics;
import neva.forecasting.series.Series;
import neva.forecasting.series.TrainPart;

/**
 * Monthly series of the M3 competition (Makridakis and Hibon 2000), the last 18 values of each
 * forecast at once from all before them.
 */
final class MonthlyCompetition {

  static final int HORIZON = 18;
  private static final int SEASON = 12;

  /**
   * @param name of a series
   * @param ratio of the root mean squared error to that of the seasonal naive forecast
   * @param covered share of values within bounds of 90%; NaN without bounds
   */
  record Result(String name, double smape, double mase, double ratio, double covered) {}

  private final Map<String, double[]> series = new LinkedHashMap<>();

  MonthlyCompetition(Path file) throws IOException {
    Map<String, List<Double>> values = new LinkedHashMap<>();
    for (String line : Files.readAllLines(file).subList(1, Files.readAllLines(file).size())) {
      String[] cells = line.split(",");
      values.computeIfAbsent(cells[0], name -> new ArrayList<>()).add(Double.parseDouble(cells[2]));
    }
    values.forEach((name, of) -> series.put(name, of.stream().mapToDouble(x -> x).toArray()));
  }

  /** All series, or every so manieth, forecast by a method. */
  List<Result> run(ForecastMethod method, int every) {
    List<String> names = List.copyOf(series.keySet());
    return names.parallelStream()
        .filter(name -> names.indexOf(name) % every == 0)
        .map(name -> result(name, method))
        .toList();
  }

  private Result result(String name, ForecastMethod method) {
    double[] values = series.get(name);
    int n = values.length - HORIZON;
    Series history = Made.months(Made.head(values, n));
    TrainPart train = history.trainOnAll();
    double[] actual = Arrays.copyOfRange(values, n, values.length);
    var fitted = method.fit(train);
    ForecastMetrics metrics =
        ForecastMetrics.of(actual, fitted.forecast(history, HORIZON), train.naiveError(SEASON));
    double naive =
        Made.rmse(actual, new SeasonalNaive(SEASON).fit(train).forecast(history, HORIZON));
    double covered =
        fitted instanceof ChosenForecast chosen ? covered(chosen, history, actual) : Double.NaN;
    return new Result(name, metrics.smape(), metrics.mase(), metrics.rmse() / naive, covered);
  }

  private static double covered(ChosenForecast chosen, Series history, double[] actual) {
    if (chosen.errors().isEmpty()) {
      return Double.NaN;
    }
    Interval interval =
        chosen.predict(history, new int[] {history.length()}, HORIZON).get(0).interval(0.9);
    return IntervalMetrics.of(actual, interval.lower(), interval.upper()).coverage();
  }

  static double smape(List<Result> results) {
    return results.stream().mapToDouble(Result::smape).average().orElseThrow();
  }

  static double mase(List<Result> results) {
    return results.stream().mapToDouble(Result::mase).average().orElseThrow();
  }

  static double covered(List<Result> results) {
    return results.stream()
        .mapToDouble(Result::covered)
        .filter(Double::isFinite)
        .average()
        .orElse(Double.NaN);
  }

  static long worseThanTwiceNaive(List<Result> results) {
    return results.stream().filter(result -> result.ratio() > 2).count();
  }

  /**
   * Prints every method and the choice.
   *
   * @param args the file of series
   */
  public static void main(String[] args) throws IOException {
    MonthlyCompetition competition = new MonthlyCompetition(Path.of(args[0]));
    MethodChoice choice = MethodChoice.of(List.of(SEASON), HORIZON);
    List<ForecastMethod> methods = new ArrayList<>(List.of(new SeasonalNaive(1), new Drift()));
    choice.candidates().stream()
        .filter(method -> !method.name().matches("croston|sba|tsb"))
        .forEach(methods::add);
    methods.add(choice);
    System.out.printf("%-24s %7s %7s %9s%n", "method", "sMAPE", "MASE", "seconds");
    List<Result> last = List.of();
    for (ForecastMethod method : methods) {
      long start = System.nanoTime();
      last = competition.run(method, 1);
      double seconds = (System.nanoTime() - start) / 1e9;
      System.out.printf(
          "%-24s %7.3f %7.4f %9.2f%n", method.name(), smape(last), mase(last), seconds);
    }
    System.out.printf(
        "choice: 90%% bounds hold %.3f; worse than twice the seasonal naive: %d%n",
        covered(last), worseThanTwiceNaive(last));
    last.stream()
        .sorted(Comparator.comparingDouble(Result::ratio).reversed())
        .limit(10)
        .forEach(r -> System.out.printf("  %s %.2f times, MASE %.2f%n", r.name, r.ratio, r.mase));
  }
}
