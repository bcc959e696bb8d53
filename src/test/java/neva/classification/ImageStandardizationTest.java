package neva.classification;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import neva.layer.LiveGraph;
import neva.layer.Mode;
import org.junit.jupiter.api.Test;

class ImageStandardizationTest {

  private static final int IMAGES = 3;
  private static final int VALUES = 5 * 4 * 3;

  private static float[] standardized(float[] images) {
    try (LiveGraph live = new LiveGraph()) {
      return live.floats(
          new ImageStandardization("input")
              .apply(live.tf(), live.constant(images, IMAGES, 5, 4, 3), Mode.INFER));
    }
  }

  /** As tf.image.per_image_standardization says. */
  private static double[] plain(float[] images) {
    double[] expected = new double[images.length];
    for (int from = 0; from < images.length; from += VALUES) {
      double mean = 0;
      double square = 0;
      for (int i = from; i < from + VALUES; i++) {
        mean += images[i] / (double) VALUES;
      }
      for (int i = from; i < from + VALUES; i++) {
        square += Math.pow(images[i] - mean, 2) / VALUES;
      }
      double deviation = Math.max(Math.sqrt(square), 1 / Math.sqrt(VALUES));
      for (int i = from; i < from + VALUES; i++) {
        expected[i] = (images[i] - mean) / deviation;
      }
    }
    return expected;
  }

  private static float[] random(float low, float high) {
    Random random = new Random(1);
    float[] images = new float[IMAGES * VALUES];
    for (int i = 0; i < images.length; i++) {
      images[i] = low + (high - low) * random.nextFloat();
    }
    return images;
  }

  @Test
  void standardizesEveryImageByItself() {
    float[] images = random(0, 1);
    assertTensorClose(standardized(images), plain(images), 1e-5);
  }

  @Test
  void doesNotBlowUpTheNoiseOfAPlainImage() {
    float[] images = random(0.5f, 0.501f);
    assertTensorClose(standardized(images), plain(images), 1e-4);
    assertThat(standardized(new float[images.length])).containsOnly(0);
  }
}
