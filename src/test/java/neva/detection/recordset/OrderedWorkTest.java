package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(60)
class OrderedWorkTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 8})
  void handsOutResultsInOrder(int threads) throws IOException {
    Random random = new Random(1);
    List<Integer> results = new ArrayList<>();
    try (OrderedWork<Integer> work = new OrderedWork<>(threads, 1000, results::add)) {
      for (int i = 0; i < 300; i++) {
        int number = i;
        int pause = random.nextInt(3);
        work.add(
            1,
            () -> {
              Thread.sleep(pause);
              return number;
            });
      }
      work.finish();
    }
    assertThat(results).isEqualTo(IntStream.range(0, 300).boxed().toList());
  }

  @Test
  void keepsWithinItsBytesButLetsALargePieceIn() throws IOException {
    AtomicLong inFlight = new AtomicLong();
    AtomicLong most = new AtomicLong();
    long[] sizes = new Random(2).longs(200, 1, 40).toArray();
    sizes[100] = 5000;
    try (OrderedWork<Long> work = new OrderedWork<>(4, 100, size -> inFlight.addAndGet(-size))) {
      for (long size : sizes) {
        work.add(
            size,
            () -> {
              long now = inFlight.addAndGet(size);
              most.accumulateAndGet(size > 100 ? 0 : now, Math::max);
              return size;
            });
      }
      work.finish();
    }
    assertThat(inFlight).hasValue(0);
    assertThat(most.get()).isBetween(30L, 100L);
  }

  @Test
  void passesOnWhatWorkThrows() throws IOException {
    List<Integer> results = new ArrayList<>();
    try (OrderedWork<Integer> work = new OrderedWork<>(2, 100, results::add)) {
      work.add(1, () -> 1);
      work.add(
          1,
          () -> {
            throw new IOException("no disk");
          });
      work.add(1, () -> 3);
      assertThatThrownBy(work::finish).isInstanceOf(IOException.class).hasMessage("no disk");
    }
    assertThat(results).containsExactly(1);
  }
}
