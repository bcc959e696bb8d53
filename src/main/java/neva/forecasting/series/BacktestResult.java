package neva.forecasting.series;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** Forecasts beside what came. */
public final class BacktestResult {

  private final Backtest backtest;
  private final double[][] forecasts; // [origin, horizon]

  BacktestResult(Backtest backtest, double[][] forecasts) {
    this.backtest = backtest;
    this.forecasts = Arrays.stream(forecasts).map(double[]::clone).toArray(double[][]::new);
    int horizon = backtest.horizon();
    if (forecasts.length != backtest.size()
        || Arrays.stream(forecasts).anyMatch(forecast -> forecast.length != horizon)) {
      throw new IllegalArgumentException(
          "forecasts must be %d of %d values each, found %d of %s values"
              .formatted(
                  backtest.size(),
                  horizon,
                  forecasts.length,
                  Arrays.stream(forecasts).map(forecast -> forecast.length).distinct().toList()));
    }
  }

  /** What was forecast from where. */
  public Backtest backtest() {
    return backtest;
  }

  /**
   * The forecasts so many steps ahead, in the order of their origins, a copy.
   *
   * @param step from 1 to the horizon
   * @throws IndexOutOfBoundsException when it is not
   */
  public double[] forecasts(int step) {
    int h = Objects.checkIndex(step - 1, backtest.horizon());
    return Arrays.stream(forecasts).mapToDouble(forecast -> forecast[h]).toArray();
  }

  /**
   * The actual values beside {@link #forecasts(int)}.
   *
   * @throws IndexOutOfBoundsException when {@code step} is not from 1 to the horizon
   */
  public double[] actuals(int step) {
    int h = Objects.checkIndex(step - 1, backtest.horizon());
    Series series = backtest.part().withHistory();
    return IntStream.range(0, forecasts.length)
        .mapToDouble(k -> series.value(backtest.origin(k) + h))
        .toArray();
  }

  /** The root of the mean squared error over all origins and steps. */
  public double rmse() {
    return metrics(Double.NaN).rmse();
  }

  /**
   * The measures over all origins and steps.
   *
   * @param naiveError see {@link TrainPart#naiveError}
   */
  public ForecastMetrics metrics(double naiveError) {
    return ForecastMetrics.of(all(this::actuals), all(this::forecasts), naiveError);
  }

  /** The measures for each step ahead, the first step first. */
  public List<ForecastMetrics> byStep(double naiveError) {
    return IntStream.rangeClosed(1, backtest.horizon())
        .mapToObj(step -> ForecastMetrics.of(actuals(step), forecasts(step), naiveError))
        .toList();
  }

  private double[] all(IntFunction<double[]> ofStep) {
    return IntStream.rangeClosed(1, backtest.horizon())
        .mapToObj(ofStep)
        .flatMapToDouble(Arrays::stream)
        .toArray();
  }
}
