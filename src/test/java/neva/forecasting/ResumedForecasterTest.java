package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.series.Series;
import neva.io.BadInputException;
import neva.training.Outcome;
import neva.training.Outcome.End;
import neva.training.Run;
import neva.training.StopAfter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ResumedForecasterTest {

  private static final ForecastData DATA = ForecastData.of(Drawn.sales(120, 1));

  @TempDir Path folder;

  @Test
  void goesOnBitForBit() throws IOException {
    Path whole = folder.resolve("whole");
    Path halves = folder.resolve("halves");
    train(DATA, Run.in(whole), 100);
    Outcome stopped = train(DATA, Run.in(halves), 7);
    assertThat(stopped.end()).isEqualTo(End.INTERRUPTED);
    assertThat(stopped.step()).isEqualTo(7);
    assertThat(train(DATA, Run.existing(halves), 100).firstStep()).isEqualTo(7);
    assertThat(LeakageTest.weights(halves)).isEqualTo(LeakageTest.weights(whole));
  }

  @Test
  void refusesOtherValuesOtherColumnsAndOtherOptions() throws IOException {
    Path run = folder.resolve("run");
    train(DATA, Run.in(run), 1);
    assertThatThrownBy(() -> train(ForecastData.of(Drawn.sales(120, 2)), Run.existing(run), 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("other values of sales");
    Series first = DATA.series().get(0);
    Series renamed = Series.of("profit", first.time(), first.values());
    assertThatThrownBy(() -> train(ForecastData.of(renamed), Run.existing(run), 1))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("trained on column sales")
        .hasMessageContaining("profit");
    assertThatThrownBy(() -> Forecaster.load(Run.existing(run), ForecastData.of(renamed)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Expected column sales");
    LstmConfig other = Drawn.quick().withLookback(60);
    assertThatThrownBy(() -> Fitted.on(DATA, other, Run.existing(run)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("lookback was 48 and is now 60");
  }

  private static Outcome train(ForecastData data, Run run, int steps) throws IOException {
    try (Forecaster forecaster = Forecaster.create(Drawn.alone(Drawn.quick()))) {
      return forecaster.fit(data, run, new StopAfter(steps)).orElseThrow();
    }
  }
}
