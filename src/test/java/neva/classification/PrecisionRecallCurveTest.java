package neva.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class PrecisionRecallCurveTest {

  /** The example of scikit-learn's average_precision_score, which gives 0.83. */
  @Test
  void isWhatScikitLearnComputes() {
    PrecisionRecallCurve curve =
        PrecisionRecallCurve.of(
            new float[] {0.1f, 0.4f, 0.35f, 0.8f}, new boolean[] {false, false, true, true});
    assertThat(curve.recall()).containsExactly(0.5, 0.5, 1, 1);
    assertThat(curve.precision()).containsExactly(1, 0.5, 2 / 3.0, 0.5);
    assertThat(curve.averagePrecision()).isCloseTo(5 / 6.0, within(1e-12));
  }

  @Test
  void takesEqualScoresTogetherInWhateverOrder() {
    float[] scores = {0.5f, 0.5f, 0.5f, 0.1f};
    PrecisionRecallCurve first =
        PrecisionRecallCurve.of(scores, new boolean[] {true, false, false, false});
    PrecisionRecallCurve last =
        PrecisionRecallCurve.of(scores, new boolean[] {false, false, true, false});
    assertThat(first.precision()).containsExactly(1 / 3.0, 0.25);
    assertThat(last.precision()).containsExactly(1 / 3.0, 0.25);
    assertThat(first.averagePrecision()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void hasNoPointAndNoMeanWhereNothingIsPositive() {
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(new float[] {0.5f}, new boolean[1]);
    assertThat(curve.recall()).isEmpty();
    assertThat(curve.averagePrecision()).isNaN();
  }

  /** Apart from that: precision and recall of "score at least t" for each score t. */
  @Property(tries = 50)
  void hasThePrecisionAndRecallOfEachThreshold(
      @ForAll @Size(min = 1, max = 25) List<@IntRange(max = 9) Integer> tenths, @ForAll int yes) {
    float[] scores = new float[tenths.size()];
    boolean[] positive = new boolean[tenths.size()];
    for (int i = 0; i < tenths.size(); i++) {
      scores[i] = tenths.get(i) / 10f;
      positive[i] = i == 0 || (yes >> i & 1) == 1;
    }
    List<Double> precision = new ArrayList<>();
    List<Double> recall = new ArrayList<>();
    for (int threshold = 9; threshold >= 0; threshold--) {
      int taken = 0;
      int found = 0;
      int positives = 0;
      boolean met = false;
      for (int i = 0; i < tenths.size(); i++) {
        taken += tenths.get(i) >= threshold ? 1 : 0;
        found += tenths.get(i) >= threshold && positive[i] ? 1 : 0;
        positives += positive[i] ? 1 : 0;
        met |= tenths.get(i) == threshold;
      }
      if (met) {
        precision.add((double) found / taken);
        recall.add((double) found / positives);
      }
    }
    PrecisionRecallCurve curve = PrecisionRecallCurve.of(scores, positive);
    assertThat(curve.precision()).containsExactly(precision.stream().mapToDouble(p -> p).toArray());
    assertThat(curve.recall()).containsExactly(recall.stream().mapToDouble(r -> r).toArray());
  }
}
