package neva.forecasting.lstm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import neva.forecasting.Drawn;
import neva.forecasting.Fitted;
import neva.forecasting.Forecaster;
import neva.forecasting.series.Series;
import neva.training.Run;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The state that runs through the history gives what a fresh look at all of it gives. */
class ForesightTest {

  private static final Series WARMTH = Drawn.warmth(400, 1);
  private static final LstmConfig CONFIG = Drawn.quickHours().withTraining(t -> t.withSteps(80));

  @TempDir static Path folder;

  private static SeriesPreparation preparation;
  private static Track track;
  private static TrainedForecastNetwork network;
  private static Foresight foresight;

  @BeforeAll
  static void train() throws IOException {
    Fitted.on(WARMTH, CONFIG, Run.in(folder.resolve("run"))).close();
    preparation = PreparedSeries.of(WARMTH.head(360).trainOnAll(), CONFIG).preparation();
    track = Track.of(WARMTH, CONFIG, preparation, 4);
    network = TrainedForecastNetwork.of(Run.existing(folder.resolve("run")), CONFIG, track);
    foresight = new Foresight(CONFIG, Optional.of(network));
  }

  @AfterAll
  static void close() {
    network.close();
  }

  @Test
  void chunksSayWhatSingleStepsSay() {
    float[] whole = network.along(track, 1, 301, network.start()).outputs();
    StepsGraph.State state = network.start();
    for (int t = 1; t < 301; t++) {
      StepsGraph.Answer answer = network.along(track, t, t + 1, state);
      assertThat(answer.outputs()[0]).isCloseTo(whole[t - 1], within(1e-5f));
      state = answer.state();
    }
  }

  @Test
  void manyOriginsGiveWhatEachGivesAlone() {
    int[] origins = {50, 51, 60, 200, 399};
    List<Band> together = foresight.from(track, origins, 4);
    for (int i = 0; i < origins.length; i++) {
      Band alone = foresight.from(track, new int[] {origins[i]}, 4).get(0);
      assertThat(together.get(i).middle()).containsExactly(alone.middle(), within(1e-5));
    }
  }

  @Test
  void forecastsFeedTheNextAsValuesWould() {
    double[] four = foresight.from(track, new int[] {300}, 4).get(0).middle();
    double[] values = WARMTH.head(304).values();
    double[] ahead = WARMTH.head(304).column("ahead");
    for (int h = 0; h < 3; h++) {
      values[300 + h] = track.restore(four[h], 300 + h);
      ahead[300 + h] = ahead[299]; // unknown columns stay as they were
    }
    Series fed = Series.of("warmth", WARMTH.head(304).time(), values).withExtra("ahead", ahead);
    Track continued = Track.of(fed, CONFIG, preparation, 0);
    int[] origins = IntStream.range(300, 304).toArray();
    List<Band> oneByOne = foresight.from(continued, origins, 1);
    double[] expected = oneByOne.stream().mapToDouble(band -> band.middle()[0]).toArray();
    assertThat(four).containsExactly(expected, within(1e-4));
  }

  @Test
  void learnsFromAColumnThatRunsAhead() {
    int[] origins = IntStream.range(360, 400).toArray();
    List<Band> bands = foresight.from(track, origins, 1);
    double squares = 0;
    double ofRule = 0;
    for (int k = 0; k < origins.length; k++) {
      int n = origins[k];
      squares += Math.pow(bands.get(k).middle()[0] - track.value(n), 2);
      ofRule += Math.pow(track.value(n - 1) - track.value(n), 2);
    }
    assertThat(squares).isLessThan(0.5 * ofRule);
  }

  @Test
  void aNetworkOfWindowsSeesTheLastWindowOnly() throws IOException {
    LstmConfig windows = CONFIG.withLookback(10).withWarmUp(9).withTraining(t -> t.withSteps(10));
    try (Forecaster forecaster = Fitted.on(WARMTH, windows)) {
      double[] fromAll = forecaster.predict(WARMTH, 3).mean();
      double[] fromTwoDays = forecaster.predict(WARMTH.slice(350, 400), 3).mean();
      assertThat(fromTwoDays).containsExactly(fromAll, within(1e-4));
    }
  }
}
