package neva.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import neva.checkpoint.Subprocess;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunLockTest {

  @TempDir Path folder;

  /** Another process that wants the directory. */
  static class Other {
    public static void main(String[] arguments) throws Exception {
      try (RunLock lock = RunLock.of(Path.of(arguments[0]))) {
        System.out.print("locked");
      } catch (BadInputException e) {
        System.out.print(e.getMessage());
      }
    }
  }

  private String other() throws Exception {
    return Subprocess.of(Other.class, folder.toString()).output();
  }

  @Test
  void keepsOtherProcessesOutEvenAfterARefusalInThisOne() throws Exception {
    String taken =
        "Another training is writing to %s: wait until it ends, or choose another directory."
            .formatted(folder);
    try (RunLock first = RunLock.of(folder)) {
      assertThatThrownBy(() -> RunLock.of(folder))
          .isInstanceOf(BadInputException.class)
          .hasMessage(taken);
      assertThat(other()).isEqualTo(taken);
    }
    assertThat(other()).isEqualTo("locked");
  }

  @Test
  void oneOfManyThreadsHasItAtATime() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    AtomicInteger times = new AtomicInteger();
    IntStream.range(0, 400)
        .parallel()
        .forEach(
            attempt -> {
              try (RunLock lock = RunLock.of(folder)) {
                most.accumulateAndGet(inside.incrementAndGet(), Math::max);
                Thread.yield();
                inside.decrementAndGet();
                times.incrementAndGet();
              } catch (BadInputException taken) {
                Thread.onSpinWait();
              } catch (IOException e) {
                throw new UncheckedIOException(e);
              }
            });
    assertThat(most).hasValue(1);
    assertThat(times).hasPositiveValue();
  }

  @Test
  void closingTwiceLeavesTheNextHolderAlone() throws Exception {
    RunLock first = RunLock.of(folder);
    first.close();
    try (RunLock second = RunLock.of(folder)) {
      first.close();
      assertThatThrownBy(() -> RunLock.of(folder)).isInstanceOf(BadInputException.class);
      assertThat(second.isHeld()).isTrue();
    }
  }
}
