package neva.forecasting.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.stream.IntStream;
import neva.forecasting.Drawn;
import neva.forecasting.Forecaster;
import neva.forecasting.series.Series;
import neva.training.Outcome;
import neva.training.Schedule;
import org.junit.jupiter.api.Test;

class ValidationLossTest {

  @Test
  void isTheMeanOverMoreChunksThanAreEvaluatedAtOnce() throws IOException {
    Series warmth = Drawn.warmth(500, 1);
    LstmConfig config =
        Drawn.quickHours()
            .withLookback(2)
            .withTraining(
                t ->
                    t.withSchedule(new Schedule.Constant(1e-30)) // the network stays at the rule
                        .withSteps(1)
                        .withValidationSplit(0.4));
    PreparedSeries parts = PreparedSeries.of(warmth.trainOnAll(), config);
    Track track = parts.trainedTrack(0);
    double expected =
        IntStream.range(300, 500)
            .mapToDouble(i -> squared(track.target(i - 1)[0]))
            .average()
            .orElseThrow();
    try (Forecaster forecaster = Forecaster.create(Drawn.alone(config).withTestSplit(0))) {
      Outcome outcome = forecaster.fit(warmth).orElseThrow();
      assertThat(outcome.best()).isCloseTo(expected, within(1e-5 * expected));
    }
  }

  private static double squared(double x) {
    return x * x;
  }
}
