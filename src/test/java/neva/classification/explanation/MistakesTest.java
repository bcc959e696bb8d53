package neva.classification.explanation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import neva.classification.Predictions;
import neva.dataset.LabeledImages;
import org.junit.jupiter.api.Test;

class MistakesTest {

  private static final List<String> NAMES = List.of("a", "b", "c");

  /** Two images of each class, of which 1, 2 and 5 are named wrongly. */
  private static final Predictions SOME_WRONG =
      predictions(
          new int[] {0, 0, 1, 1, 2, 2},
          new float[][] {
            {0.9f, 0.1f, 0},
            {0.2f, 0.6f, 0.2f},
            {0.95f, 0.05f, 0},
            {0, 1, 0},
            {0.1f, 0.1f, 0.8f},
            {0.3f, 0.7f, 0}
          });

  static Predictions predictions(int[] labels, float[][] probabilities) {
    byte[] pixels = new byte[labels.length * 4 * 4 * 3];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) (i / 48 * 10);
    }
    LabeledImages images = new LabeledImages(4, 4, 3, pixels, labels, NAMES);
    return new Predictions(images, labels, probabilities);
  }

  @Test
  void comeInTheOrderOfTheirProbability() {
    assertThat(new Mistakes(SOME_WRONG).mostConfidentFirst()).containsExactly(2, 5, 1);
  }

  @Test
  void haveAPage() throws IOException {
    var page = new Mistakes(SOME_WRONG).figure();
    assertThat(page.getWidth()).isGreaterThan(3 * 96);
    assertThat(page.getHeight()).isGreaterThan(96);
  }

  @Test
  void areNoneWhereAllIsRight() {
    Predictions right = predictions(new int[] {1}, new float[][] {{0, 1, 0}});
    assertThat(new Mistakes(right).mostConfidentFirst()).isEmpty();
  }

  @Test
  void examplesAreRightOnesOfEachClassAndTheWorstMistakes() throws IOException {
    List<ExplainedImage> images = Explanation.examples(SOME_WRONG, "test");
    assertThat(images)
        .extracting(ExplainedImage::name)
        .containsExactly("test-0", "test-3", "test-4", "test-2", "test-5");
    assertThat(images)
        .extracting(image -> image.truth().orElseThrow())
        .containsExactly("a", "b", "c", "b", "c");
    assertThat(images.get(3).image().image(0).getRGB(0, 0))
        .isEqualTo(SOME_WRONG.images().get(2).image().getRGB(0, 0));
  }

  @Test
  void thePaddingsAreShownOnTheImageWithTheMostUnevenBorders() throws IOException {
    byte[] pixels = new byte[3 * 8 * 8 * 3];
    for (int i = 0; i < 8 * 8; i++) {
      for (int channel = 0; channel < 3; channel++) {
        pixels[3 * i + channel] = (byte) (20 * (i % 2)); // stripes: top and bottom alike
        pixels[3 * (64 + i) + channel] = (byte) (8 * (i / 8 + i % 8)); // brighter to one corner
        pixels[3 * (128 + i) + channel] = (byte) (16 * (i % 8)); // brighter to one side alone
      }
    }
    LabeledImages images = new LabeledImages(8, 8, 3, pixels, new int[3], NAMES);
    Predictions predictions = new Predictions(images, images.labels(), new float[3][3]);
    assertThat(Explanation.unevenExample(predictions, "test").name()).isEqualTo("test-1");
  }
}
