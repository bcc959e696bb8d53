package neva.classification.explanation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import neva.dataset.LabeledImages;
import neva.layer.Padding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FilteredImageTest {

  private static final int HEIGHT = 16;
  private static final int WIDTH = 14;
  private static final int CHANNELS = 3;

  private static LabeledImages random() {
    byte[] pixels = new byte[HEIGHT * WIDTH * CHANNELS];
    new Random(1).nextBytes(pixels);
    return image(pixels);
  }

  private static LabeledImages image(byte[] pixels) {
    return new LabeledImages(HEIGHT, WIDTH, CHANNELS, pixels, new int[1], List.of("image"));
  }

  /** Where a place beyond the border takes its value from; -1 for a zero. */
  private static int source(int at, int size, Padding padding) {
    if (at >= 0 && at < size) {
      return at;
    }
    return switch (padding) {
      case EDGE -> at < 0 ? 0 : size - 1;
      case SYMMETRIC -> at < 0 ? -at - 1 : 2 * size - 1 - at;
      case CIRCULAR -> Math.floorMod(at, size);
      default -> -1;
    };
  }

  private static float expected(
      LabeledImages image, ClassicKernel kernel, Padding padding, int y, int x, int c) {
    float[] weights = kernel.forChannels(1);
    int side = kernel.side();
    double sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int row = source(y + i / side - side / 2, HEIGHT, padding);
      int column = source(x + i % side - side / 2, WIDTH, padding);
      if (row >= 0 && column >= 0) {
        int pixel = image.pixels()[(row * WIDTH + column) * CHANNELS + c] & 0xff;
        sum += weights[i] * pixel / 255.0;
      }
    }
    return (float) sum;
  }

  @ParameterizedTest
  @EnumSource(
      value = Padding.class,
      names = {"SAME", "EDGE", "SYMMETRIC", "CIRCULAR"})
  void isTheSumUnderTheKernelWithEachPadding(Padding padding) {
    LabeledImages image = random();
    for (ClassicKernel kernel : ClassicKernel.values()) {
      float[] values = FilteredImage.of(image, kernel, padding).values();
      assertThat(values).hasSize(HEIGHT * WIDTH * CHANNELS);
      for (int i = 0; i < values.length; i++) {
        int place = i / CHANNELS;
        assertThat(values[i])
            .as("%s at %d", kernel, i)
            .isCloseTo(
                expected(image, kernel, padding, place / WIDTH, place % WIDTH, i % CHANNELS),
                within(1e-4f));
      }
    }
  }

  @Test
  void onlyZerosDarkenTheBorderOfAnEvenImage() {
    byte[] pixels = new byte[HEIGHT * WIDTH * CHANNELS];
    Arrays.fill(pixels, (byte) 200);
    LabeledImages even = image(pixels);
    assertThat(FilteredImage.of(even, ClassicKernel.BOX, Padding.EDGE).image().pixels())
        .isEqualTo(pixels);
    byte[] dark = FilteredImage.of(even, ClassicKernel.BOX, Padding.SAME).image().pixels();
    assertThat(dark[0] & 0xff).isEqualTo(Math.round(200 * 36 / 121f));
    assertThat(dark[(8 * WIDTH + 7) * CHANNELS] & 0xff).isEqualTo(200);
  }

  @Test
  void edgesOfAnEvenImageAreZeroAndBlursAddUpToOne() {
    for (ClassicKernel kernel : ClassicKernel.values()) {
      double sum = 0;
      for (float weight : kernel.forChannels(1)) {
        sum += weight;
      }
      assertThat(sum).as("%s", kernel).isCloseTo(kernel.signed() ? 0 : 1, within(1e-5));
    }
  }

  @Test
  void meansBrightnessOverTheChannelsAndCutsWhatIsNoColour() {
    FilteredImage filtered = new FilteredImage(1, 2, 2, new float[] {-1, 3, 0.5f, 0.25f});
    assertThat(filtered.brightness()[0]).containsExactly(1, 0.375f);
  }
}
