package neva.training;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class WatchTest {

  private static final double NO_LOSS = Double.NaN;

  @Test
  void knowsNothingBeforeTheFirstValue() {
    Watch watch = new Watch("accuracy", true);
    assertThat(watch.best()).isNaN();
    assertThat(watch.bestStep()).isZero();
    assertThat(watch.sinceBest()).isZero();
  }

  @Test
  void followsTheHighest() {
    Watch watch = new Watch("accuracy", true);
    assertThat(watch.improves(10, 0.5, NO_LOSS)).isTrue();
    assertThat(watch.improves(20, 0.4, NO_LOSS)).isFalse();
    assertThat(watch.improves(30, 0.6, NO_LOSS)).isTrue();
    assertThat(watch.best()).isEqualTo(0.6);
    assertThat(watch.bestStep()).isEqualTo(30);
  }

  @Test
  void followsTheLowest() {
    Watch watch = new Watch("loss", false);
    watch.improves(10, 0.5, 0.5);
    assertThat(watch.improves(20, 0.4, 0.4)).isTrue();
    assertThat(watch.improves(30, 0.6, 0.6)).isFalse();
    assertThat(watch.best()).isEqualTo(0.4);
  }

  @Test
  void anEqualValueIsNoImprovement() {
    Watch watch = new Watch("accuracy", true);
    watch.improves(10, 0.5, NO_LOSS);
    assertThat(watch.improves(20, 0.5, NO_LOSS)).isFalse();
    assertThat(watch.bestStep()).isEqualTo(10);
    assertThat(watch.sinceBest()).isEqualTo(1);
  }

  @Test
  void ofEqualValuesTheLowerLossIsBetter() {
    Watch watch = new Watch("accuracy", true);
    watch.improves(10, 1, 0.9);
    assertThat(watch.improves(20, 1, 0.2)).isTrue();
    assertThat(watch.improves(30, 1, 0.3)).isFalse();
    assertThat(watch.improves(40, 1, 0.2)).isFalse();
    assertThat(watch.bestStep()).isEqualTo(20);
  }

  @Test
  void countsAnewAfterAnImprovement() {
    Watch watch = new Watch("accuracy", true);
    double[] values = {0.5, 0.4, 0.6, 0.6};
    int[] since = {0, 1, 0, 1};
    for (int i = 0; i < values.length; i++) {
      watch.improves(i, values[i], NO_LOSS);
      assertThat(watch.sinceBest()).isEqualTo(since[i]);
    }
  }

  @Test
  void aNumberIsBetterThanNaN() {
    Watch watch = new Watch("loss", false);
    watch.improves(10, Double.NaN, NO_LOSS);
    assertThat(watch.improves(20, 3, NO_LOSS)).isTrue();
    assertThat(watch.improves(30, Double.NaN, NO_LOSS)).isFalse();
    assertThat(watch.best()).isEqualTo(3);
  }
}
