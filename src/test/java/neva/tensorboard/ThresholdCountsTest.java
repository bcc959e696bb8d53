package neva.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class ThresholdCountsTest {

  private static final float[] SCORES = {0.1f, 0.4f, 0.35f, 0.8f};
  private static final boolean[] POSITIVE = {false, false, true, true};

  private static void assertAt(int threshold, float... expected) {
    assertThat(ThresholdCounts.of(SCORES, POSITIVE).at(threshold)).containsExactly(expected);
  }

  @Test
  void saysYesToAllAtThresholdZeroAndToNoneAtOne() {
    assertAt(0, 2, 2, 0, 0, 0.5f, 1);
    assertAt(200, 0, 0, 2, 2, 0, 0);
  }

  @Test
  void countsAScoreAtTheThresholdAsYes() {
    assertAt(69, 2, 1, 1, 0, 2 / 3f, 1); // 0.345
    assertAt(80, 1, 1, 1, 1, 0.5f, 0.5f); // 0.4
    assertAt(81, 1, 0, 2, 1, 1, 0.5f);
    assertThat(ThresholdCounts.of(new float[] {1}, new boolean[] {true}).at(200))
        .containsExactly(1, 0, 0, 0, 1, 1);
  }

  @Test
  void hasARecallOfZeroWhereNothingIsPositive() {
    assertThat(ThresholdCounts.of(new float[] {0.5f}, new boolean[] {false}).at(0))
        .containsExactly(0, 1, 0, 0, 0, 0);
  }

  @Property(tries = 50)
  void countsAsOneByOne(
      @ForAll @Size(min = 1, max = 30) List<@IntRange(max = 199) Integer> buckets,
      @ForAll long yes,
      @ForAll @IntRange(max = 200) int threshold) {
    float[] scores = new float[buckets.size()];
    boolean[] positive = new boolean[buckets.size()];
    int[] expected = new int[4];
    for (int i = 0; i < scores.length; i++) {
      scores[i] = (buckets.get(i) + 0.5f) / 200;
      positive[i] = (yes >> i & 1) == 1;
      boolean reached = buckets.get(i) >= threshold;
      expected[reached ? positive[i] ? 0 : 1 : positive[i] ? 3 : 2]++;
    }
    float[] counted = ThresholdCounts.of(scores, positive).at(threshold);
    for (int row = 0; row < 4; row++) {
      assertThat(counted[row]).isEqualTo(expected[row]);
    }
  }

  @Test
  void rejectsWhatIsNoProbability() {
    for (float score : new float[] {-0.1f, 1.01f, Float.NaN}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> ThresholdCounts.of(new float[] {score}, new boolean[1]))
          .withMessage("scores must be from 0 to 1, found " + score);
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ThresholdCounts.of(new float[2], new boolean[3]))
        .withMessage("scores and positive must be equally long, found 2 and 3");
  }
}
