package neva.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import neva.training.Timings.Part;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class TimingsTest {

  /** Durations of 1, 2, … seconds and a little, in mixed order. */
  private static Timings of(int... seconds) {
    Timings timings = new Timings();
    for (int duration : seconds) {
      timings.add(Part.DATA, System.nanoTime() - duration * 1_000_000_000L);
    }
    return timings;
  }

  @Test
  void quantilesAreDurationsThatHappened() {
    Timings timings = of(30, 10, 50, 20, 40, 100, 70, 90, 60, 80);
    assertSeconds(timings, 0, 10);
    assertSeconds(timings, 0.1, 10);
    assertSeconds(timings, 0.5, 50);
    assertSeconds(timings, 0.9, 90);
    assertSeconds(timings, 0.91, 100);
    assertSeconds(timings, 1, 100);
  }

  private static void assertSeconds(Timings timings, double quantile, double seconds) {
    assertThat(timings.milliseconds(Part.DATA, quantile)).isCloseTo(seconds * 1e3, within(5e3));
  }

  @Test
  void aPartThatNeverRanHasNoQuantile() {
    assertThat(of(1).milliseconds(Part.EVALUATION, 0.5)).isNaN();
  }

  @Test
  void theReportHasARowForEachPartThatRan() {
    Timings timings = of(10, 20, 30);
    timings.add(Part.STEP, System.nanoTime());
    assertThat(timings.toString().lines().map(line -> line.split(" ")[0]))
        .containsExactly("part", "data", "step", "first");
    assertThat(timings.toString())
        .containsPattern("data +3 +2\\d{4}\\.\\d\\d ms +3\\d{4}\\.\\d\\d ms");
  }
}
