package benchmark.neva;

import benchmark.Meter;
import benchmark.Work;
import neva.layer.NativeLibrary;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.VarHandleOp;
import org.tensorflow.types.TBfloat16;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TFloating;

/** The products that TensorFlow makes of two resident square matrices: the limit of training. */
final class MatrixProducts {

  private static final int[] SIDES = {2048, 4096};

  private MatrixProducts() {}

  static void run(String engine) throws Exception {
    for (int side : SIDES) {
      measure(engine, side, TFloat32.class, "float32");
      measure(engine, side, TBfloat16.class, "bfloat16");
    }
  }

  private static <T extends TFloating> void measure(
      String engine, int side, Class<T> type, String typeName) throws Exception {
    String work = Work.variant(Work.variant(Work.MATMUL, side), typeName);
    Meter meter = new Meter(engine, work, Work.productGflop(side));
    try (Graph graph = NativeLibrary.newGraph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Operand<T> a = resident(tf, session, side, type, 1); // [n, n]
      Operand<T> b = resident(tf, session, side, type, 2); // [n, n]
      Operand<T> product = tf.linalg.matMul(a, b); // [n, n]
      // Fetched, for a product that nothing uses is optimized away.
      meter.repeat(() -> session.runner().fetch(product).run().close());
    }
  }

  /** A variable full of random numbers, which the graph optimizer cannot fold into a constant. */
  private static <T extends TFloating> Operand<T> resident(
      Ops tf, Session session, int side, Class<T> type, long seed) {
    Operand<TFloat32> random =
        tf.random.statelessRandomUniform(
            tf.constant(new int[] {side, side}), tf.constant(new long[] {seed, seed}));
    VarHandleOp handle = tf.varHandleOp(type, Shape.of(side, side));
    session
        .runner()
        .addTarget(tf.assignVariableOp(handle, tf.dtypes.cast(random, type)))
        .run()
        .close();
    return tf.readVariableOp(handle, type);
  }
}
