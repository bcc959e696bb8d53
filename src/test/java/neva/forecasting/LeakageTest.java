package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import neva.forecasting.series.Series;
import neva.training.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing that is fitted or chosen knows of the test set; no forecast of what comes after it. */
class LeakageTest {

  private static final int LENGTH = 120;
  private static final int TEST = 108;

  @TempDir Path folder;

  private static Series withOtherEnd(Series series, int from) {
    double[] values = series.values();
    for (int i = from; i < values.length; i++) {
      values[i] = 3 * values[i] + i % 5;
    }
    return Series.of(series.name(), series.time(), values);
  }

  @Test
  void otherTestValuesChangeNothingThatIsFitted() throws IOException {
    Series series = Drawn.sales(LENGTH, 1);
    Path first = folder.resolve("first");
    Path second = folder.resolve("second");
    double[] margins;
    try (Forecaster forecaster = Fitted.on(series, Drawn.quick(), Run.in(first))) {
      margins = forecaster.predict(series.head(TEST), 5).interval(0.9).upper();
    }
    Series other = withOtherEnd(series, TEST);
    try (Forecaster forecaster = Fitted.on(other, Drawn.quick(), Run.in(second))) {
      assertThat(forecaster.predict(series.head(TEST), 5).interval(0.9).upper()).isEqualTo(margins);
    }
    assertThat(weights(second)).isEqualTo(weights(first));
    assertThat(best(second)).isEqualTo(best(first));
    assertThat(second.resolve("config.json")).hasSameTextualContentAs(first.resolve("config.json"));
  }

  @Test
  void forecastsDoNotChangeWithWhatComesAfterTheirOrigin() throws IOException {
    Series series = Drawn.sales(LENGTH, 1);
    Series other = withOtherEnd(series, 114);
    Run run = Run.in(folder.resolve("run"));
    double[] expected;
    try (Forecaster forecaster = Fitted.on(series, Drawn.quick(), run)) {
      expected = firstSix(forecaster);
    }
    Run again = Run.existing(folder.resolve("run"));
    try (Forecaster forecaster = Forecaster.load(again, ForecastData.of(other))) {
      assertThat(firstSix(forecaster)).isEqualTo(expected);
    }
  }

  /** One step ahead: values 108 to 114, the last of them forecast from 108 to 113. */
  private static double[] firstSix(Forecaster forecaster) {
    var result = forecaster.evaluate().series().get(0).oneStep().forecasts();
    return Arrays.copyOf(result.forecasts(1), 114 - TEST + 1);
  }

  static byte[] weights(Path run) throws IOException {
    return Files.readAllBytes(run.resolve("checkpoints/model-20.data-00000-of-00001"));
  }

  private static String best(Path run) throws IOException {
    return Files.readAllLines(run.resolve("checkpoints/best/checkpoint")).get(0);
  }
}
