package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.stream.IntStream;
import net.jqwik.api.Assume;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;

class SlidingWindowsTest {

  private final Series series = SeriesOf.function(60, i -> i);

  @Property
  void lieCloseUpToTheEndAndKeepTargetsWithinTheirPart(
      @ForAll @IntRange(min = 1, max = 30) int lookback,
      @ForAll @IntRange(min = 1, max = 20) int horizon,
      @ForAll @IntRange(min = 1, max = 7) int stride,
      @ForAll @IntRange(min = 20, max = 40) int heldOut) {
    SlidingWindows windows = series.holdOut(heldOut).heldOut().windows(lookback, horizon, stride);
    int earliest = Math.max(lookback, 60 - heldOut);
    int[] expected =
        IntStream.iterate(60 - horizon, origin -> origin >= earliest, origin -> origin - stride)
            .sorted()
            .toArray();
    assertThat(IntStream.range(0, windows.size()).map(windows::origin).toArray())
        .isEqualTo(expected);
  }

  @Property
  void holdWhatComesBeforeAndAfterTheirOrigin(
      @ForAll @IntRange(min = 1, max = 20) int lookback,
      @ForAll @IntRange(min = 1, max = 20) int horizon,
      @ForAll @IntRange(min = 0, max = 9) int k) {
    SlidingWindows windows = series.holdOut(10).train().windows(lookback, horizon, 1);
    Assume.that(k < windows.size());
    SlidingWindows.Window window = windows.window(k);
    assertThat(window.input().values())
        .isEqualTo(IntStream.range(k, k + lookback).asDoubleStream().toArray());
    assertThat(window.target().values())
        .isEqualTo(
            IntStream.range(k + lookback, k + lookback + horizon).asDoubleStream().toArray());
  }

  @Test
  void ofTheTestPartLookBackIntoTheTrainingPart() {
    SlidingWindows windows = series.holdOut(2).heldOut().windows(5, 1, 1);
    assertThat(windows.size()).isEqualTo(2);
    assertThat(windows.window(0).input().values()).containsExactly(53, 54, 55, 56, 57);
    assertThat(windows.window(0).target().values()).containsExactly(58);
  }

  @Test
  void sayHowLongASeriesMustBe() {
    TrainPart train = series.holdOut(40).train();
    assertThat(train.windows(15, 5, 1).size()).isEqualTo(1);
    assertThatThrownBy(() -> train.windows(24, 12, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected 36 values or more for a window with lookback 24 and horizon 12 but y has 20."
                + " Give a longer series or ask for less.");
    assertThatThrownBy(() -> series.holdOut(3).heldOut().windows(24, 12, 1))
        .hasMessageStartingWith(
            "Expected 69 values or more for a window with lookback 24 and horizon 12"
                + " after the first 57");
  }

  @Test
  void needPositiveNumbers() {
    TrainPart train = series.trainOnAll();
    assertThatThrownBy(() -> train.windows(0, 1, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage("lookback must be positive, found 0");
    assertThatThrownBy(() -> train.windows(1, 0, 1))
        .hasMessage("horizon must be positive, found 0");
    assertThatThrownBy(() -> train.windows(1, 1, 0)).hasMessage("stride must be positive, found 0");
    assertThatThrownBy(() -> train.windows(1, 1, 1).origin(59))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
