package neva.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import neva.dataset.LabeledImages;
import org.junit.jupiter.api.Test;

class PredictionsTest {

  private static Predictions predictions(int[] labels, float[]... probabilities) {
    byte[] pixels = new byte[labels.length * 3];
    LabeledImages images =
        new LabeledImages(1, 1, 3, pixels, labels, List.of("cat", "dog", "bird"));
    return new Predictions(images, labels, probabilities);
  }

  private final Predictions three =
      predictions(
          new int[] {0, 1, 2},
          new float[] {0.5f, 0.25f, 0.25f},
          new float[] {0.75f, 0.125f, 0.125f},
          new float[] {0, 0, 1});

  @Test
  void theLabelIsTheMostProbableClass() {
    assertThat(new int[] {three.label(0), three.label(1), three.label(2)}).containsExactly(0, 0, 2);
    assertThat(three.confidence(1)).isEqualTo(0.75);
    assertThat(three.isRight(1)).isFalse();
    assertThat(three.accuracy()).isEqualTo(2.0 / 3);
  }

  @Test
  void lossIsTheMeanCrossEntropy() {
    double expected = (Math.log(2) + Math.log(8) + 0) / 3;
    assertThat(three.loss()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void aTruthOfNoProbabilityCostsMuchButNotAll() {
    Predictions wrong = predictions(new int[] {1}, new float[] {1, 0, 0});
    assertThat(wrong.loss()).isCloseTo(-Math.log(1e-12), within(1e-9));
  }
}
