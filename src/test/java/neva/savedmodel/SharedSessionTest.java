package neva.savedmodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class SharedSessionTest {

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Graph graph = new Graph();
  private final Operand<TFloat32> seven = Ops.create(graph).constant(7f);
  private final SharedSession shared = SharedSession.of("model", graph, new Session(graph));

  @AfterEach
  void end() {
    threads.shutdownNow();
    shared.close();
  }

  private float run(Session session) {
    try (Result result = session.runner().fetch(seven).run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  @Test
  void severalThreadsAreInsideAtOnce() throws Exception {
    CountDownLatch both = new CountDownLatch(2);
    Future<Boolean> other = threads.submit(() -> shared.<Boolean>use(session -> meet(both)));
    assertThat(shared.<Boolean>use(session -> meet(both))).isTrue();
    assertThat(other.get()).isTrue();
  }

  private static boolean meet(CountDownLatch latch) {
    latch.countDown();
    return await(latch);
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void closingWaitsForTheUseUnderWay() throws Exception {
    CountDownLatch inside = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Future<Float> use =
        threads.submit(
            () ->
                shared.use(
                    session -> {
                      inside.countDown();
                      await(goOn);
                      return run(session);
                    }));
    await(inside);
    Future<?> close = threads.submit(shared::close);
    Thread.sleep(20);
    assertThat(close.isDone()).isFalse();
    goOn.countDown();
    assertThat(use.get()).isEqualTo(7);
    close.get();
  }

  @Test
  void refusesWhatComesAfterClosing() {
    shared.close();
    shared.close();
    assertThatThrownBy(() -> shared.use(this::run))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("This model is closed.");
  }

  @Test
  void aFailedUseLeavesItUsable() {
    assertThatThrownBy(
            () ->
                shared.use(
                    session -> {
                      throw new ArithmeticException("failed");
                    }))
        .isInstanceOf(ArithmeticException.class);
    assertThat(shared.<Float>use(this::run)).isEqualTo(7);
  }

  @Test
  void closedInTheMiddleOfALoadEveryCallEndsWithAnAnswerOrTheRefusal() throws Exception {
    CountDownLatch started = new CountDownLatch(4);
    List<Future<Integer>> loads = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      loads.add(threads.submit(() -> runUntilRefused(started)));
    }
    await(started);
    shared.close();
    for (Future<Integer> load : loads) {
      assertThat(load.get()).isPositive();
    }
  }

  /** How often it was answered before. */
  private int runUntilRefused(CountDownLatch started) {
    for (int answers = 0; ; answers++) {
      try {
        assertThat(shared.<Float>use(this::run)).isEqualTo(7);
        if (answers == 0) {
          started.countDown();
        }
      } catch (IllegalStateException e) {
        assertThat(e).hasMessage("This model is closed.");
        return answers;
      }
    }
  }
}
