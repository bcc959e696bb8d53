package neva.detection.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Consumer;
import neva.detection.annotation.Box;
import neva.feed.Bilinear;
import neva.feed.Raster;
import neva.feed.Window;
import org.junit.jupiter.api.Test;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.op.image.SampleDistortedBoundingBox;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/** TensorFlow's own ops do the same. */
class TensorFlowAsSecondImplementationTest {

  private static final int[][] SIZES = {
    {400, 600, 300, 300}, {37, 51, 300, 300}, {300, 300, 300, 300}, {1, 1, 8, 8}, {97, 13, 33, 64}
  };

  private static Raster noise(int height, int width, SplittableRandom random) {
    byte[] rgb = new byte[height * width * 3];
    random.nextBytes(rgb);
    return new Raster(width, height, rgb);
  }

  private static float[] values(Raster raster) {
    float[] values = new float[raster.rgb().length];
    for (int i = 0; i < values.length; i++) {
      values[i] = raster.rgb()[i] & 0xff;
    }
    return values;
  }

  /** What an op makes of pixels [h, w, 3]. */
  private static float[] computed(float[] pixels, int height, int width, GraphOp op) {
    try (Graph graph = new Graph();
        TFloat32 input =
            TFloat32.tensorOf(Shape.of(1, height, width, 3), DataBuffers.of(pixels, true, false))) {
      Ops tf = Ops.create(graph);
      var images = tf.placeholder(TFloat32.class);
      Operand<TFloat32> output = op.apply(tf, images);
      try (Session session = new Session(graph);
          Result result = session.runner().feed(images, input).fetch(output).run()) {
        TFloat32 tensor = (TFloat32) result.get(0);
        float[] values = new float[(int) tensor.size()];
        tensor.asRawTensor().data().asFloats().read(values);
        return values;
      }
    }
  }

  /** AssertJ compares half a million floats in half a minute. */
  private static void assertClose(float[] found, float[] expected, float precision) {
    assertThat(found.length).isEqualTo(expected.length);
    float most = 0;
    for (int i = 0; i < found.length; i++) {
      most = Math.max(most, Math.abs(found[i] - expected[i]));
    }
    assertThat(most).isLessThan(precision);
  }

  private interface GraphOp {
    Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images);
  }

  @Test
  void scalesAsResizeBilinear() {
    SplittableRandom random = new SplittableRandom(1);
    for (int[] size : SIZES) {
      Raster raster = noise(size[0], size[1], random);
      float[] scaled = new float[size[2] * size[3] * 3 + 7];
      Window whole = new Window(0, 0, size[1], size[0], false);
      Bilinear.scale(raster, whole, size[2], size[3], scaled, 7);
      float[] expected =
          computed(
              values(raster),
              size[0],
              size[1],
              (tf, images) ->
                  tf.image.resizeBilinear(
                      images,
                      tf.constant(new int[] {size[2], size[3]}),
                      ResizeBilinear.alignCorners(false),
                      ResizeBilinear.halfPixelCenters(false)));
      assertClose(Arrays.copyOfRange(scaled, 7, scaled.length), expected, 2e-3f);
    }
  }

  @Test
  void scalesPartsOfMirrorImagesAsReverseSliceAndResize() {
    Raster raster = noise(60, 90, new SplittableRandom(2));
    float[] scaled = new float[30 * 30 * 3];
    Bilinear.scale(raster, new Window(11, 7, 55, 42, true), 30, 30, scaled, 0);
    float[] expected =
        computed(
            values(raster),
            60,
            90,
            (tf, images) ->
                tf.image.resizeBilinear(
                    tf.slice(
                        tf.reverse(images, tf.constant(new int[] {2})),
                        tf.constant(new int[] {0, 7, 11, 0}),
                        tf.constant(new int[] {1, 42, 55, 3})),
                    tf.constant(new int[] {30, 30})));
    assertClose(scaled, expected, 2e-3f);
  }

  @Test
  void stretchesContrastAsAdjustContrast() {
    assertSame(
        pixels -> pixels.stretchContrast(1.25f),
        (tf, x) -> tf.image.adjustContrast(x, tf.constant(1.25f)));
    assertSame(
        pixels -> pixels.stretchContrast(0.4f),
        (tf, x) -> tf.image.adjustContrast(x, tf.constant(0.4f)));
  }

  @Test
  void multipliesSaturationAsAdjustSaturation() {
    for (float factor : new float[] {0, 0.5f, 1.5f, 9}) {
      assertSame(
          pixels -> pixels.saturate(factor),
          (tf, x) -> tf.image.adjustSaturation(x, tf.constant(factor)));
    }
  }

  @Test
  void turnsHueAsAdjustHue() {
    for (float turn : new float[] {-0.5f, -0.2f, 0.02f, 0.3f}) {
      assertSame(
          pixels -> pixels.turnHue(turn), (tf, x) -> tf.image.adjustHue(x, tf.constant(turn)));
    }
  }

  /** TensorFlow counts from 0 to 1 and does not clip. */
  private static void assertSame(Consumer<Pixels> change, GraphOp op) {
    float[] pixels = values(noise(20, 30, new SplittableRandom(5)));
    float[] expected =
        computed(
            pixels,
            20,
            30,
            (tf, images) ->
                tf.clipByValue(
                    tf.math.mul(
                        op.apply(tf, tf.math.div(images, tf.constant(255f))), tf.constant(255f)),
                    tf.constant(0f),
                    tf.constant(255f)));
    Pixels changed = new Pixels(pixels, 0, pixels.length / 3);
    change.accept(changed);
    changed.writeTo(pixels, 0);
    assertClose(pixels, expected, 1e-2f);
  }

  /** Means over many draws: the two have different generators. */
  @Test
  void drawsPartsAsSampleDistortedBoundingBox() {
    Box object = new Box(0.55, 0.3, 0.85, 0.6);
    int width = 160;
    int height = 120;
    for (float covered : new float[] {0, 0.5f, 0.9f}) {
      double[] expected = drawnByTensorFlow(object, width, height, covered, 4_000);
      double[] found = drawn(object, width, height, covered, 20_000);
      assertThat(found).as("covered %s", covered).containsExactly(expected, within(1.6));
    }
  }

  private static double[] drawn(Box object, int width, int height, float covered, int draws) {
    CropSampler sampler = new CropSampler(covered, 0.5, 2, 0.1, 1, 100);
    SplittableRandom random = new SplittableRandom(9);
    double[] sums = new double[4];
    for (int i = 0; i < draws; i++) {
      Box crop = sampler.sample(width, height, List.of(object), random);
      sums[0] += crop.xmin();
      sums[1] += crop.ymin();
      sums[2] += crop.width();
      sums[3] += crop.height();
    }
    return Arrays.stream(sums).map(sum -> sum / draws).toArray();
  }

  private static double[] drawnByTensorFlow(
      Box object, int width, int height, float covered, int draws) {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      float[][][] boxes = {
        {
          {
            (float) object.ymin(),
            (float) object.xmin(),
            (float) object.ymax(),
            (float) object.xmax()
          }
        }
      };
      SampleDistortedBoundingBox<TInt32> op =
          tf.image.sampleDistortedBoundingBox(
              tf.constant(new int[] {height, width, 3}),
              tf.constant(boxes),
              tf.constant(covered),
              SampleDistortedBoundingBox.aspectRatioRange(0.5f, 2f),
              SampleDistortedBoundingBox.areaRange(0.1f, 1f),
              SampleDistortedBoundingBox.maxAttempts(100L),
              SampleDistortedBoundingBox.seed(1L),
              SampleDistortedBoundingBox.seed2(2L));
      double[] sums = new double[4];
      try (Session session = new Session(graph)) {
        for (int i = 0; i < draws; i++) {
          try (Result result = session.runner().fetch(op.begin()).fetch(op.sizeOutput()).run()) {
            TInt32 begin = (TInt32) result.get(0);
            TInt32 size = (TInt32) result.get(1);
            sums[0] += begin.getInt(1);
            sums[1] += begin.getInt(0);
            sums[2] += size.getInt(1);
            sums[3] += size.getInt(0);
          }
        }
      }
      return Arrays.stream(sums).map(sum -> sum / draws).toArray();
    }
  }
}
