package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import neva.forecasting.lstm.ForecastLoss;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.lstm.Rule;
import neva.forecasting.series.CalendarFeature;
import neva.forecasting.series.Series;
import neva.forecasting.series.Standardization;
import neva.forecasting.series.TimeAxis;
import neva.io.BadInputException;
import neva.layer.Lstm.Activation;
import neva.training.Run;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Result;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A SavedModel, loaded with nothing of Neva's, forecasts what the forecaster does. */
class ExportTest {

  private static final int HORIZON = 5;

  @TempDir Path folder;

  private void assertServes(ForecastData data, LstmConfig config) throws IOException {
    Path exported = folder.resolve("exported");
    try (Forecaster forecaster = Fitted.on(data, config, Run.in(folder.resolve("run")))) {
      forecaster.export(exported, HORIZON);
      int length = forecaster.exportLookback();
      try (SavedModelBundle bundle = SavedModelBundle.load(exported.toString(), "serve")) {
        for (int i = 0; i < data.series().size(); i++) {
          Series all = data.series().get(i);
          Series last = all.slice(all.length() - length, all.length());
          double[] expected = forecaster.predict(last, HORIZON).mean();
          float[] served = serve(bundle, last, i, data.series().size());
          assertThat(served).hasSize(HORIZON);
          for (int h = 0; h < HORIZON; h++) {
            assertThat(served[h] / expected[h]).isBetween(1 - 1e-5, 1 + 1e-5);
          }
        }
      }
      assertServesBounds(forecaster, data.series(), exported);
    }
  }

  /** The model as Neva loads it: the same forecasts, and the bounds of the forecaster. */
  private static void assertServesBounds(Forecaster forecaster, List<Series> all, Path exported)
      throws IOException {
    try (ServedForecaster served = ServedForecaster.load(exported)) {
      assertThat(served.horizon()).isEqualTo(HORIZON);
      assertThat(served.lookback()).isEqualTo(forecaster.exportLookback());
      Series first = all.get(0);
      Forecast answer = served.predict(first);
      Forecast expected =
          forecaster.predict(
              first.slice(first.length() - served.lookback(), first.length()), HORIZON);
      assertThat(answer.times()).isEqualTo(expected.times());
      assertClose(answer.mean(), expected.mean());
      assertClose(answer.interval(0.9).lower(), expected.interval(0.9).lower());
      assertClose(answer.interval(0.9).upper(), expected.interval(0.9).upper());
      for (Series series : all) {
        assertThat(served.predict(series, 2).mean()).hasSize(2);
        assertThat(served.predict(series, 2).id()).isEqualTo(series.id());
      }
    }
  }

  private static void assertClose(double[] found, double[] expected) {
    assertThat(found).hasSameSizeAs(expected);
    for (int h = 0; h < found.length; h++) {
      assertThat(found[h] / expected[h]).isBetween(1 - 1e-5, 1 + 1e-5);
    }
  }

  private static float[] serve(SavedModelBundle bundle, Series last, int which, int count) {
    Map<String, Tensor> inputs = new HashMap<>();
    int n = last.length();
    inputs.put("values", floats(last.values(), 1, n));
    TimeAxis axis = last.time();
    TimeAxis longer = new TimeAxis(axis.start(), axis.day(), axis.step(), n + HORIZON);
    long[] times = new long[n + HORIZON];
    for (int i = 0; i < times.length; i++) {
      times[i] = longer.at(i).toEpochSecond(ZoneOffset.UTC);
    }
    inputs.put("times", TInt64.tensorOf(Shape.of(1, times.length), DataBuffers.of(times)));
    int k = last.extras().size();
    if (k > 0) {
      double[] rows = new double[n * k];
      for (int i = 0; i < rows.length; i++) {
        rows[i] = last.column(last.extras().get(i % k))[i / k];
      }
      inputs.put("extras", floats(rows, 1, n, k));
    }
    if (count > 1) {
      inputs.put("series", TInt64.vectorOf(which));
    }
    try (Result result = bundle.function("serving_default").call(inputs)) {
      float[] forecast = new float[HORIZON];
      ((TFloat32) result.get("forecast").orElseThrow())
          .asRawTensor()
          .data()
          .asFloats()
          .read(forecast);
      return forecast;
    } finally {
      inputs.values().forEach(Tensor::close);
    }
  }

  private static TFloat32 floats(double[] values, long... shape) {
    float[] floats = new float[values.length];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) values[i];
    }
    return TFloat32.tensorOf(Shape.of(shape), DataBuffers.of(floats));
  }

  @Test
  void servesASeasonalForecaster() throws IOException {
    assertServes(ForecastData.of(Drawn.sales(120, 1)), Drawn.quick());
  }

  @Test
  void servesAForecasterOfHoursWithAnotherColumn() throws IOException {
    assertServes(ForecastData.of(Drawn.warmth(400, 1)), Drawn.quickHours());
  }

  @Test
  void servesTwoFurtherColumns() throws IOException {
    Series warmth = Drawn.warmth(400, 1);
    double[] squares = warmth.values();
    Arrays.setAll(squares, i -> squares[i] * squares[i]);
    assertServes(ForecastData.of(warmth.withExtra("squares", squares)), Drawn.quickHours());
  }

  @Test
  void servesTheSeasonalLastValueAsRule() throws IOException {
    LstmConfig config = Drawn.quick().withRule(Rule.SEASONAL_LAST_VALUE).withHorizon(3);
    assertServes(ForecastData.of(Drawn.sales(120, 1)), config);
  }

  @Test
  void servesSeveralStepsAtOnceAndQuantiles() throws IOException {
    LstmConfig config =
        Drawn.quickHours()
            .withHorizon(3)
            .withLoss(new ForecastLoss.Quantiles(0.8))
            .withCalendar(List.of(CalendarFeature.WEEKDAY_ONE_HOT));
    assertServes(ForecastData.of(Drawn.warmth(400, 1)), config);
  }

  @Test
  void servesTheNetworkOfTheCourse() throws IOException {
    LstmConfig config = LstmConfig.labMilk().withLookback(30).withTraining(t -> t.withSteps(5));
    assertThat(config.network().activation()).isEqualTo(Activation.RELU);
    assertServes(ForecastData.of(Drawn.sales(120, 1)), config);
  }

  @Test
  void servesSeveralSeries() throws IOException {
    ForecastData both =
        ForecastData.of(Drawn.sales(120, 1).withId("a"), Drawn.sales(90, 2).withId("b"));
    assertServes(both, Drawn.quick());
  }

  @Test
  void aWindowGivesNearlyWhatAllOfTheHistoryGives() throws IOException {
    Series hours = Drawn.warmth(600, 1);
    LstmConfig config = Drawn.quickHours().withTraining(t -> t.withSteps(100));
    Path exported = folder.resolve("exported");
    try (Forecaster forecaster = Fitted.on(hours, config)) {
      forecaster.export(exported, HORIZON);
      assertThat(forecaster.exportLookback()).isEqualTo(49);
      try (ServedForecaster served = ServedForecaster.load(exported)) {
        double[] window = served.predict(hours).mean();
        double[] whole = forecaster.predict(HORIZON).mean();
        double deviation = Standardization.fit(hours.trainOnAll()).deviation();
        assertThat(window).isNotEqualTo(whole);
        for (int h = 0; h < HORIZON; h++) {
          assertThat(window[h]).isCloseTo(whole[h], within(0.02 * deviation));
        }
      }
    }
  }

  @Test
  void aModelForecastsAHistoryThatItWasNotTrainedOn() throws IOException {
    Path exported = folder.resolve("exported");
    try (Forecaster forecaster = Fitted.on(Drawn.sales(120, 1), Drawn.quick())) {
      forecaster.export(exported, HORIZON);
    }
    try (ServedForecaster served = ServedForecaster.load(exported)) {
      Series other = Drawn.sales(90, 7);
      assertThat(served.predict(other).mean()[0]).isBetween(0.7 * last(other), 1.4 * last(other));
      assertRefused(() -> served.predict(other, 6), "horizon must be between 1 and 5, found 6");
      assertRefused(() -> served.predict(Drawn.sales(30, 1)), "Expected 61 values or more");
      assertRefused(() -> served.predict(other.withId("b")), "one of the series []", "\"b\"");
      assertRefused(() -> served.predict(Drawn.warmth(90, 1)), "history of sales", "step hour");
      assertRefused(() -> served.predict(other).interval(0.5), "level must be 0.9");
      assertRefused(() -> served.predict(withZero(other)), "Expected positive values");
    }
    try (SavedModelBundle bundle = SavedModelBundle.load(exported.toString(), "serve")) {
      Series zero = withZero(Drawn.sales(61, 1));
      assertThatThrownBy(() -> serve(bundle, zero, 0, 1))
          .hasMessageContaining("positive where logarithms are forecast");
    }
  }

  private static double last(Series series) {
    return series.value(series.length() - 1);
  }

  private static Series withZero(Series series) {
    double[] values = series.values();
    values[series.length() - 3] = 0;
    return Series.of(series.name(), series.time(), values);
  }

  private static void assertRefused(ThrowingCallable call, String... parts) {
    assertThatThrownBy(call).isInstanceOf(BadInputException.class).hasMessageContainingAll(parts);
  }

  @Test
  void aModelWithoutAValidationPartHasNoBounds() throws IOException {
    Path exported = folder.resolve("exported");
    LstmConfig config = Drawn.quick().withTraining(t -> t.withValidationSplit(0));
    try (Forecaster forecaster = Fitted.on(Drawn.sales(120, 1), config)) {
      forecaster.export(exported, HORIZON);
    }
    try (ServedForecaster served = ServedForecaster.load(exported)) {
      assertThat(served.level()).isEmpty();
      Forecast forecast = served.predict(Drawn.sales(120, 1));
      assertThat(forecast.interval()).isEmpty();
      assertRefused(() -> forecast.interval(0.9), "no validation set");
    }
  }

  @Test
  void refusesWhatIsNoForecaster() throws IOException {
    assertRefused(() -> ServedForecaster.load(folder), "Expected a SavedModel");
    Path exported = folder.resolve("exported");
    try (Forecaster forecaster = Fitted.on(Drawn.sales(120, 1), Drawn.quick())) {
      forecaster.export(exported, HORIZON);
    }
    Path asset = exported.resolve("assets/forecast.json");
    String text = Files.readString(asset);
    Files.writeString(asset, text.replaceFirst("\"lookback\" : \\d+", "\"lookback\" : 7"));
    assertRefused(
        () -> ServedForecaster.load(exported), "Expected a forecaster", "[values, times]");
    Files.delete(asset);
    assertRefused(() -> ServedForecaster.load(exported), "Expected the file", "forecast.json");
  }

  @Test
  void refusesToExportARule() throws IOException {
    ForecasterConfig rule = Drawn.rule(Drawn.quick());
    try (Forecaster forecaster = Fitted.on(Drawn.sales(120, 1), rule)) {
      assertThatThrownBy(() -> forecaster.export(folder.resolve("exported")))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("the methods of the run are rule");
    }
  }
}
