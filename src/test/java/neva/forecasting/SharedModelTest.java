package neva.forecasting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import neva.forecasting.lstm.LstmConfig;
import neva.forecasting.series.Series;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An exported model that several threads forecast by. */
class SharedModelTest {

  private static final int THREADS = 4;
  private static final ExecutorService POOL = Executors.newFixedThreadPool(THREADS);
  private static final List<Series> HISTORIES =
      List.of(Drawn.sales(90, 1), Drawn.sales(90, 2), Drawn.sales(90, 3), Drawn.sales(90, 4));

  @TempDir static Path folder;
  private static Path model;

  @BeforeAll
  static void export() throws IOException {
    model = folder.resolve("model");
    LstmConfig config = Drawn.quick().withTraining(t -> t.withSteps(1));
    try (Forecaster forecaster = Fitted.on(Drawn.sales(120, 1), config)) {
      forecaster.export(model, 3);
    }
  }

  @AfterAll
  static void end() {
    POOL.shutdownNow();
  }

  @Test
  void eachThreadGetsTheForecastsOfItsHistory() throws Exception {
    try (ServedForecaster shared = ServedForecaster.load(model)) {
      List<double[]> alone = HISTORIES.stream().map(h -> shared.predict(h).mean()).toList();
      List<Future<List<double[]>>> threads = new ArrayList<>();
      for (Series history : HISTORIES) {
        threads.add(POOL.submit(() -> repeatedly(shared, history)));
      }
      for (int i = 0; i < THREADS; i++) {
        double[] expected = alone.get(i);
        assertThat(threads.get(i).get()).allSatisfy(mean -> assertThat(mean).isEqualTo(expected));
      }
    }
  }

  private static List<double[]> repeatedly(ServedForecaster shared, Series history) {
    List<double[]> means = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      means.add(shared.predict(history).mean());
    }
    return means;
  }

  @Test
  void closedInTheMiddleItAnswersOrRefuses() throws Exception {
    ServedForecaster shared = ServedForecaster.load(model);
    CountDownLatch started = new CountDownLatch(THREADS);
    List<Future<?>> threads = new ArrayList<>();
    for (Series history : HISTORIES) {
      threads.add(POOL.submit(() -> forever(shared, history, started)));
    }
    started.await();
    shared.close();
    for (Future<?> thread : threads) {
      assertThatThrownBy(thread::get)
          .cause()
          .isInstanceOf(IllegalStateException.class)
          .hasMessage("This forecaster is closed.");
    }
  }

  private static void forever(ServedForecaster shared, Series history, CountDownLatch started) {
    while (true) {
      assertThat(shared.predict(history).mean()).hasSize(3);
      started.countDown();
    }
  }
}
