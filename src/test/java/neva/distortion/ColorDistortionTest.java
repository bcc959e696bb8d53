package neva.distortion;

import static neva.distortion.DistortionAssertions.assertEveryImage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import neva.io.BadInputException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ColorDistortionTest {

  private static final int IMAGES = 6;

  @Property(tries = 40)
  void equalsThePlainOpsInOrderWithTheSameDraws(
      @ForAll long seed, @ForAll long step, @ForAll boolean lab) {
    ColorDistortion colors = lab ? ColorDistortion.LAB : ColorDistortion.MILD;
    Batch images = random(seed);
    float[] hues = draw(new RandomHue(colors.hue()), seed, step);
    float[] contrasts =
        draw(new RandomContrast(colors.contrastLow(), colors.contrastHigh()), seed, step);
    float[] brightness = draw(new RandomBrightness(colors.brightness()), seed, step);
    float[] saturations =
        draw(new RandomSaturation(colors.saturationLow(), colors.saturationHigh()), seed, step);
    assertEveryImage(
        images,
        InGraph.distort(colors, images, seed, step),
        (i, image) -> {
          double[] x = PlainColors.hue(image, hues[i]);
          x = PlainColors.contrast(x, contrasts[i]);
          x = PlainColors.brightness(x, brightness[i]);
          return PlainColors.clip(PlainColors.saturation(x, saturations[i]));
        });
  }

  @Property(tries = 20)
  void singleOpEqualsItsAdjustmentWithTheSameDraws(@ForAll long seed, @ForAll long step) {
    Batch images = random(seed);
    RandomHue hue = new RandomHue(0.3f);
    Batch adjusted = InGraph.adjust(RandomHue::adjust, images, draw(hue, seed, step));
    assertThat(InGraph.distort(hue, images, seed, step).values()).isEqualTo(adjusted.values());
  }

  @Property(tries = 20)
  void resultLiesBetweenZeroAndOne(@ForAll long seed, @ForAll long step) {
    ColorDistortion wild =
        ColorDistortion.NONE
            .withHue(0.5f)
            .withContrast(0, 5)
            .withBrightness(1)
            .withSaturation(0, 10);
    for (float value : InGraph.distort(wild, random(seed), seed, step).values()) {
      assertThat(value).isBetween(0f, 1f);
    }
  }

  @Test
  void equalImagesOfABatchComeOutDifferent() {
    Batch same = Batch.of(IMAGES, 4, 5, i -> i % 60 / 60.0);
    Batch distorted = InGraph.distort(ColorDistortion.LAB, same, 1, 1);
    assertThat(IntStream.range(0, IMAGES).mapToObj(i -> Arrays.toString(distorted.image(i))))
        .doesNotHaveDuplicates();
  }

  @Test
  void sameKeySameBitsOtherStepOthers() {
    Batch images = random(3);
    Batch first = InGraph.distort(ColorDistortion.LAB, images, 1, 8);
    assertThat(InGraph.distort(ColorDistortion.LAB, images, 1, 8).values())
        .isEqualTo(first.values());
    assertThat(InGraph.distort(ColorDistortion.LAB, images, 1, 9).values())
        .isNotEqualTo(first.values());
  }

  @Test
  void rangesOfZeroWidthLeaveTheImages() {
    Batch images = random(4);
    Batch distorted = InGraph.distort(ColorDistortion.NONE, images, 2, 2);
    assertEveryImage(images, distorted, (i, image) -> image);
  }

  @Test
  void rejectsRangesThatMakeNoSense() {
    ColorDistortion none = ColorDistortion.NONE;
    assertRejected(() -> none.withHue(0.6f), "hue must be between 0 and 0.5, found 0.6");
    assertRejected(() -> none.withContrast(-1, 1), "contrastLow must be 0 or more, found -1");
    assertRejected(
        () -> none.withContrast(0.9f, 0.8f),
        "contrastHigh must be contrastLow (0.9) or more, found 0.8");
    assertRejected(() -> none.withBrightness(2), "brightness must be between 0 and 1, found 2");
    assertRejected(
        () -> none.withSaturation(Float.NaN, 1), "saturationLow must be 0 or more, found NaN");
    assertRejected(
        () -> none.withSaturation(1, 0),
        "saturationHigh must be saturationLow (1.0) or more, found 0.0");
  }

  private static void assertRejected(ThrowingCallable change, String message) {
    assertThatThrownBy(change).isInstanceOf(BadInputException.class).hasMessage(message);
  }

  private static float[] draw(ColorOp op, long seed, long step) {
    return InGraph.drawFloats(op::draw, IMAGES, seed, step);
  }

  private static Batch random(long seed) {
    Random random = new Random(seed);
    return Batch.of(IMAGES, 5, 4, i -> random.nextFloat());
  }
}
