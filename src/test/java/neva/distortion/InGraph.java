package neva.distortion;

import java.util.function.BiFunction;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/** Runs one distortion in a graph of its own, with images and key fed. */
final class InGraph {

  private InGraph() {}

  /** An op on images and one number per image. */
  @FunctionalInterface
  interface Adjustment {
    Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images, Operand<TFloat32> values);
  }

  /** The random numbers of one op. */
  @FunctionalInterface
  interface Draw<T> {
    T draw(Ops tf, Draws draws);
  }

  /** An op on the table, the indices and the key. */
  @FunctionalInterface
  interface TableOp {
    Operand<TFloat32> apply(
        Ops tf, Operand<TUint8> pixels, Operand<TInt32> indices, Operand<TInt64> key);
  }

  /** The batch size is unknown to the graph. */
  static Batch distort(Distortion distortion, Batch images, long seed, long step) {
    try (Graph graph = new Graph();
        Session session = new Session(graph);
        TFloat32 fed = images.toTensor();
        TInt64 key = TInt64.vectorOf(seed, step)) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x = placeholder(tf, images);
      Placeholder<TInt64> keyIn = tf.placeholder(TInt64.class, Placeholder.shape(Shape.of(2)));
      Operand<TFloat32> y = distortion.apply(tf, x, keyIn);
      return fetch(session.runner().feed(x, fed).feed(keyIn, key).fetch(y));
    }
  }

  static Batch adjust(Adjustment adjustment, Batch images, float... values) {
    try (Graph graph = new Graph();
        Session session = new Session(graph);
        TFloat32 fed = images.toTensor()) {
      Ops tf = Ops.create(graph);
      Placeholder<TFloat32> x = placeholder(tf, images);
      Operand<TFloat32> y = adjustment.apply(tf, x, tf.constant(values));
      return fetch(session.runner().feed(x, fed).fetch(y));
    }
  }

  static Batch fromTable(TableOp op, byte[] pixels, int[] indices, long seed, long step) {
    return fromTable(op, pixels, Batch.COLORS, indices, seed, step);
  }

  static Batch fromTable(
      TableOp op, byte[] pixels, int channels, int[] indices, long seed, long step) {
    try (Graph graph = new Graph();
        Session session = new Session(graph);
        TUint8 fed =
            TUint8.tensorOf(
                Shape.of(pixels.length / channels, channels),
                DataBuffers.of(pixels, true, false))) {
      Ops tf = Ops.create(graph);
      Placeholder<TUint8> table =
          tf.placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, channels)));
      Operand<TInt64> key = tf.constant(new long[] {seed, step});
      Operand<TFloat32> y = op.apply(tf, table, tf.constant(indices), key);
      return fetch(session.runner().feed(table, fed).fetch(y));
    }
  }

  static float[] drawFloats(Draw<Operand<TFloat32>> draw, int count, long seed, long step) {
    return fetchDraws((tf, draws) -> draw.draw(tf, draws), count, seed, step);
  }

  static int[] drawInts(Draw<Operand<TInt32>> draw, int count, long seed, long step) {
    float[] values =
        fetchDraws(
            (tf, draws) -> tf.dtypes.cast(draw.draw(tf, draws), TFloat32.class), count, seed, step);
    int[] ints = new int[count];
    for (int i = 0; i < count; i++) {
      ints[i] = (int) values[i];
    }
    return ints;
  }

  private static float[] fetchDraws(
      BiFunction<Ops, Draws, Operand<TFloat32>> draw, int count, long seed, long step) {
    try (Graph graph = new Graph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Draws draws = new Draws(tf.constant(new long[] {seed, step}), tf.constant(new int[] {count}));
      try (Result result = session.runner().fetch(draw.apply(tf, draws)).run()) {
        float[] values = new float[count];
        ((TFloat32) result.get(0)).copyTo(DataBuffers.of(values));
        return values;
      }
    }
  }

  private static Placeholder<TFloat32> placeholder(Ops tf, Batch images) {
    Shape shape = Shape.of(-1, images.height(), images.width(), images.channels());
    return tf.placeholder(TFloat32.class, Placeholder.shape(shape));
  }

  private static Batch fetch(Session.Runner runner) {
    try (Result result = runner.run()) {
      return Batch.of((TFloat32) result.get(0));
    }
  }
}
