package neva.distortion;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** Prints what each op costs per batch of 100 images; a program to run by hand, not a test. */
final class DistortionTiming {

  private static final int STORED = 10_000;
  private static final int BATCH = 100;
  private static final int ROUNDS = 15;
  private static final int RUNS = 50;

  private DistortionTiming() {}

  public static void main(String[] args) {
    try (Graph graph = new Graph();
        Session session = new Session(graph);
        TInt64 key = TInt64.vectorOf(1, 0)) {
      Ops tf = Ops.create(graph);
      Placeholder<TInt64> keyIn = tf.placeholder(TInt64.class, Placeholder.shape(Shape.of(2)));
      Map<String, Operand<TFloat32>> ops = ops(tf, keyIn);
      session.initialize();
      report(session, ops, keyIn, key);
    }
  }

  private static Map<String, Operand<TFloat32>> ops(Ops tf, Operand<TInt64> key) {
    Operand<TUint8> pixels = table(tf);
    Operand<TInt32> indices =
        tf.random.statelessRandomUniformInt(
            tf.constant(new int[] {BATCH}), key, tf.constant(0), tf.constant(STORED));
    Operand<TFloat32> images = batch(tf, 24);
    CropTable crops = CropTable.of(32, 32).withCrop(24, 24).withFlip(true);
    CropTable straight = CropTable.of(32, 32).withCrop(24, 24);
    Map<String, Operand<TFloat32>> ops = new LinkedHashMap<>();
    ops.put("crop + flip from table", crops.random(tf, pixels, indices, key));
    ops.put("crop from table", straight.random(tf, pixels, indices, key));
    CropTable bordered = CropTable.of(32, 32).withBorder(4).withFlip(true);
    ops.put("32 + 2·4 from table", bordered.random(tf, pixels, indices, key));
    CropTable whole = CropTable.of(32, 32).withFlip(true);
    ops.put("32 from table", whole.random(tf, pixels, indices, key));
    ops.put("RandomVerticalFlip", new RandomVerticalFlip().apply(tf, images, key));
    ops.put("RandomRotation", new RandomRotation(15).apply(tf, images, key));
    ops.put("RandomCrop", new RandomCrop(24, 24).apply(tf, batch(tf, 32), key));
    ops.put("RandomFlip", new RandomFlip().apply(tf, images, key));
    ops.put("split + join", Planes.split(tf, images).join(tf));
    ops.put("RandomHue", new RandomHue(0.05f).apply(tf, images, key));
    ops.put("RandomContrast", new RandomContrast(0.3f, 1).apply(tf, images, key));
    ops.put("RandomBrightness", new RandomBrightness(0.2f).apply(tf, images, key));
    ops.put("RandomSaturation", new RandomSaturation(0, 2).apply(tf, images, key));
    ops.put("HSV round trip", tf.image.hsvToRgb(tf.image.rgbToHsv(images)));
    ops.put("LAB through HSV kernels", throughHsvKernels(tf, images, key));
    ops.put("ColorDistortion.LAB", ColorDistortion.LAB.apply(tf, images, key));
    ops.put(
        "crop + flip + LAB",
        ColorDistortion.LAB.apply(tf, crops.random(tf, pixels, indices, key), key));
    return ops;
  }

  /** What LAB costs when hue and saturation go through the RGBToHSV and HSVToRGB kernels. */
  private static Operand<TFloat32> throughHsvKernels(
      Ops tf, Operand<TFloat32> images, Operand<TInt64> key) {
    Draws draws = Draws.forEach(tf, images, key);
    Operand<TFloat32> perPixel = tf.constant(new float[] {1.01f, 1, 1});
    Operand<TFloat32> hue =
        tf.image.hsvToRgb(tf.math.mul(tf.image.rgbToHsv(images), perPixel)); // [b, h, w, 3]
    Operand<TFloat32> factor =
        tf.reshape(
            new RandomContrast(0.3f, 1).draw(tf, draws), tf.constant(new int[] {-1, 1, 1, 1}));
    Operand<TFloat32> mean =
        tf.math.mean(hue, tf.constant(new int[] {1, 2}), Mean.keepDims(true)); // [b, 1, 1, 3]
    Operand<TFloat32> contrast =
        tf.math.add(tf.math.mul(tf.math.sub(hue, mean), factor), mean); // [b, h, w, 3]
    Operand<TFloat32> bright = tf.math.add(contrast, factor); // [b, h, w, 3]
    Operand<TFloat32> saturated =
        tf.image.hsvToRgb(tf.math.mul(tf.image.rgbToHsv(bright), perPixel)); // [b, h, w, 3]
    return tf.clipByValue(saturated, tf.constant(0f), tf.constant(1f));
  }

  private static Operand<TUint8> table(Ops tf) {
    Operand<TFloat32> values =
        tf.random.statelessRandomUniform(
            tf.constant(new int[] {STORED * 1024, 3}), tf.constant(new long[] {1, 2}));
    Operand<TUint8> bytes = tf.dtypes.cast(tf.math.mul(values, tf.constant(255.99f)), TUint8.class);
    return tf.variable(bytes);
  }

  private static Operand<TFloat32> batch(Ops tf, int size) {
    return tf.variable(
        tf.random.statelessRandomUniform(
            tf.constant(new int[] {BATCH, size, size, 3}), tf.constant(new long[] {1, 2})));
  }

  private static void report(
      Session session, Map<String, Operand<TFloat32>> ops, Placeholder<TInt64> in, TInt64 key) {
    ops.forEach(
        (name, op) -> {
          double[] millis = new double[ROUNDS];
          for (int i = 0; i < ROUNDS; i++) {
            millis[i] = round(session, op, in, key);
          }
          Arrays.sort(millis);
          System.out.printf(
              "%-24s best %.2f ms, median %.2f ms%n", name, millis[0], millis[ROUNDS / 2]);
        });
  }

  private static double round(
      Session session, Operand<TFloat32> op, Placeholder<TInt64> in, TInt64 key) {
    long start = System.nanoTime();
    for (int i = 0; i < RUNS; i++) {
      session.runner().feed(in, key).addTarget(op.op()).run().close();
    }
    return (System.nanoTime() - start) / 1e6 / RUNS;
  }
}
