package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import neva.io.BadInputException;
import neva.layer.Lstm.Activation;
import neva.series.CalendarFeature;
import neva.series.Series;
import neva.series.TimeAxis;
import neva.training.Progress;
import neva.training.Run;
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

  private void assertServes(ForecastData data, ForecasterConfig config) throws IOException {
    Path exported = folder.resolve("exported");
    try (Forecaster forecaster =
        Forecaster.fit(
            data, config, Run.in(folder.resolve("run")), Progress.silent(), () -> false)) {
      forecaster.export(exported, HORIZON);
      int length = forecaster.exportLookback();
      try (SavedModelBundle bundle = SavedModelBundle.load(exported.toString(), "serve")) {
        for (int i = 0; i < data.series().size(); i++) {
          Series all = data.series().get(i);
          Series last = all.slice(all.length() - length, all.length());
          double[] expected = alone(config, data, last, i);
          float[] served = serve(bundle, last, i, data.series().size());
          assertThat(served).hasSize(HORIZON);
          for (int h = 0; h < HORIZON; h++) {
            assertThat(served[h] / expected[h]).isBetween(1 - 1e-5, 1 + 1e-5);
          }
        }
      }
    }
  }

  /** The forecaster's own answer to the same values. */
  private double[] alone(ForecasterConfig config, ForecastData data, Series last, int which)
      throws IOException {
    Series all = data.series().get(which);
    Track track = PreparedSeries.of(all, config).track(last, HORIZON);
    try (TrainedNetwork network =
        TrainedNetwork.of(Run.existing(folder.resolve("run")), config, track)) {
      Foresight foresight = new Foresight(config, java.util.Optional.of(network));
      double[] z = foresight.from(track, new int[] {last.length()}, HORIZON).get(0).middle();
      for (int h = 0; h < HORIZON; h++) {
        z[h] = track.restore(z[h], last.length() + h);
      }
      return z;
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
    if (!last.extras().isEmpty()) {
      inputs.put("extras", floats(last.column(last.extras().get(0)), 1, n, 1));
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
  void servesSeveralStepsAtOnceAndQuantiles() throws IOException {
    ForecasterConfig config =
        Drawn.quickHours()
            .with(
                c -> {
                  c.horizon = 3;
                  c.loss = new Loss.Quantiles(0.8);
                  c.calendar = List.of(CalendarFeature.WEEKDAY_ONE_HOT);
                });
    assertServes(ForecastData.of(Drawn.warmth(400, 1)), config);
  }

  @Test
  void servesTheNetworkOfTheCourse() throws IOException {
    ForecasterConfig config =
        ForecasterConfig.labMilk().with(c -> c.lookback = 30).withTraining(t -> t.steps = 5);
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
  void refusesToExportARule() throws IOException {
    ForecasterConfig rule = Drawn.quick().with(c -> c.method = Method.RULE);
    try (Forecaster forecaster = Forecaster.fit(Drawn.sales(120, 1), rule)) {
      assertThatThrownBy(() -> forecaster.export(folder.resolve("exported")))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("method of the run is rule");
    }
  }
}
