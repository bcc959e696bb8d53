package neva.distortion;

import static neva.distortion.DistortionAssertions.assertClose;
import static neva.distortion.DistortionAssertions.assertEveryImage;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Each colour op against plain Java, and against TensorFlow's kernels that take one number. */
class ColorOpsTest {

  private static final int IMAGES = 3;

  @Property(tries = 80)
  void hueEqualsTheTextbook(@ForAll("images") Batch images, @ForAll("turns") float[] deltas) {
    Batch adjusted = InGraph.adjust(RandomHue::adjust, images, deltas);
    assertEveryImage(images, adjusted, (i, x) -> PlainColors.hue(x, deltas[i]));
  }

  @Property(tries = 80)
  void saturationEqualsTheTextbook(
      @ForAll("images") Batch images, @ForAll("factors") float[] factors) {
    Batch adjusted = InGraph.adjust(RandomSaturation::adjust, images, factors);
    assertEveryImage(images, adjusted, (i, x) -> PlainColors.saturation(x, factors[i]));
  }

  @Property(tries = 40)
  void contrastEqualsTheTextbook(
      @ForAll("images") Batch images, @ForAll("factors") float[] factors) {
    Batch adjusted = InGraph.adjust(RandomContrast::adjust, images, factors);
    assertEveryImage(images, adjusted, (i, x) -> PlainColors.contrast(x, factors[i]));
  }

  @Property(tries = 20)
  void brightnessEqualsTheTextbook(
      @ForAll("images") Batch images, @ForAll("turns") float[] deltas) {
    Batch adjusted = InGraph.adjust(RandomBrightness::adjust, images, deltas);
    assertEveryImage(images, adjusted, (i, x) -> PlainColors.brightness(x, deltas[i]));
  }

  @Property(tries = 40)
  void hueEqualsTensorFlowsAdjustHue(
      @ForAll("images") Batch images, @ForAll("turns") float[] deltas) {
    assertSame(images, deltas, RandomHue::adjust, (tf, x, delta) -> tf.image.adjustHue(x, delta));
  }

  @Property(tries = 40)
  void saturationEqualsTensorFlowsAdjustSaturation(
      @ForAll("images") Batch images, @ForAll("factors") float[] factors) {
    assertSame(
        images,
        factors,
        RandomSaturation::adjust,
        (tf, x, factor) -> tf.image.adjustSaturation(x, factor));
  }

  @Property(tries = 40)
  void contrastEqualsTensorFlowsAdjustContrast(
      @ForAll("images") Batch images, @ForAll("factors") float[] factors) {
    assertSame(
        images,
        factors,
        RandomContrast::adjust,
        (tf, x, factor) -> tf.image.adjustContrast(x, factor));
  }

  @Test
  void aThirdOfTheCircleTurnsRedToGreenAndLeavesGrey() {
    // red, green, blue, yellow, cyan, magenta, black, white
    float[] colors = {1, 0, 0, 0, 1, 0, 0, 0, 1, 1, 1, 0, 0, 1, 1, 1, 0, 1, 0, 0, 0, 1, 1, 1};
    float[] turned = {0, 1, 0, 0, 0, 1, 1, 0, 0, 0, 1, 1, 1, 0, 1, 1, 1, 0, 0, 0, 0, 1, 1, 1};
    Batch adjusted = InGraph.adjust(RandomHue::adjust, new Batch(1, 1, 8, colors), 1 / 3f);
    assertClose(adjusted.values(), turned);
  }

  @Test
  void saturationZeroMakesGreyOfTheLargestChannel() {
    Batch image = new Batch(1, 1, 2, new float[] {0.2f, 0.9f, 0.4f, 0, 0, 0});
    Batch adjusted = InGraph.adjust(RandomSaturation::adjust, image, 0);
    assertClose(adjusted.values(), new float[] {0.9f, 0.9f, 0.9f, 0, 0, 0});
  }

  @Test
  void valuesOutsideTheRangeAreTreatedAsByTensorFlow() {
    float[] pixels = {-0.2f, -0.1f, -0.4f, 0.3f, -0.2f, 0.1f, 0, -0.1f, -0.2f, 1.4f, 0.2f, -0.3f};
    Batch images = Batch.of(IMAGES, 2, 2, i -> pixels[i % pixels.length]);
    float[] factors = {0.5f, 1, 2};
    assertSame(
        images,
        factors,
        RandomSaturation::adjust,
        (tf, x, factor) -> tf.image.adjustSaturation(x, factor));
    float[] deltas = {-0.4f, 0.1f, 0.3f};
    assertSame(images, deltas, RandomHue::adjust, (tf, x, delta) -> tf.image.adjustHue(x, delta));
  }

  /** Many equal channels, greys, blacks and pure colours, and values outside [0, 1]. */
  @Provide
  Arbitrary<Batch> images() {
    Arbitrary<Float> value =
        Arbitraries.frequencyOf(
            Tuple.of(3, Arbitraries.of(0f, 0.25f, 0.5f, 1f)),
            Tuple.of(3, Arbitraries.floats().between(0, 1)),
            Tuple.of(1, Arbitraries.floats().between(-0.5f, 1.5f)));
    Arbitrary<Integer> side = Arbitraries.integers().between(1, 5);
    return Combinators.combine(side, side)
        .flatAs(
            (h, w) ->
                value
                    .array(float[].class)
                    .ofSize(IMAGES * h * w * Batch.COLORS)
                    .map(values -> new Batch(IMAGES, h, w, values)));
  }

  @Provide
  Arbitrary<float[]> turns() {
    return Arbitraries.floats().between(-0.5f, 0.5f).array(float[].class).ofSize(IMAGES);
  }

  @Provide
  Arbitrary<float[]> factors() {
    return Arbitraries.floats().between(0, 3).array(float[].class).ofSize(IMAGES);
  }

  private static void assertSame(
      Batch images, float[] values, InGraph.Adjustment batched, InGraph.Adjustment kernel) {
    Batch expected = InGraph.adjust(imageByImage(kernel), images, values);
    assertClose(InGraph.adjust(batched, images, values).values(), expected.values());
  }

  /** Makes an adjustment of the batch from one that takes a single number. */
  private static InGraph.Adjustment imageByImage(InGraph.Adjustment kernel) {
    return (tf, x, values) -> {
      List<Operand<TFloat32>> images = new ArrayList<>();
      for (int i = 0; i < IMAGES; i++) {
        images.add(kernel.apply(tf, row(tf, x, i), tf.squeeze(row(tf, values, i))));
      }
      return tf.concat(images, tf.constant(0));
    };
  }

  private static Operand<TFloat32> row(Ops tf, Operand<TFloat32> x, int i) {
    return tf.gather(x, tf.constant(new int[] {i}), tf.constant(0));
  }
}
