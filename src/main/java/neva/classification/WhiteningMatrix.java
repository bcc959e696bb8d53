package neva.classification;

import java.io.IOException;
import neva.layer.NativeLibrary;
import neva.layer.TensorValues;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.op.linalg.SelfAdjointEig;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TFloat64;

/** The matrix of a {@link ZcaWhitening}. */
final class WhiteningMatrix {

  /** Added to each variance, of pixels in [0, 1]: what is weaker than this noise stays weak. */
  private static final double EPSILON = 0.01;

  private static final int AT_ONCE = 1000;

  private WhiteningMatrix() {}

  /**
   * Computes it in double precision.
   *
   * @param mean of the windows, [d]
   * @return [d, d], row by row
   */
  static float[] of(CentreWindows windows, float[] mean) throws IOException {
    try (Graph graph = NativeLibrary.newGraph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      double[] covariance = covariance(tf, session, windows, mean);
      return inverseRoot(tf, session, covariance, mean.length);
    }
  }

  private static double[] covariance(Ops tf, Session session, CentreWindows windows, float[] mean)
      throws IOException {
    Placeholder<TFloat32> rows =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, mean.length)));
    Operand<TFloat32> product = tf.linalg.matMul(rows, rows, MatMul.transposeA(true)); // [d, d]
    double[] sum = new double[mean.length * mean.length];
    for (int from = 0; from < windows.count(); from += AT_ONCE) {
      int to = Math.min(windows.count(), from + AT_ONCE);
      try (TFloat32 centred = centred(windows, from, to, mean);
          Result result = session.runner().feed(rows, centred).fetch(product).run()) {
        add(sum, (TFloat32) result.get(0), windows.count());
      }
    }
    return sum;
  }

  private static TFloat32 centred(CentreWindows windows, int from, int to, float[] mean)
      throws IOException {
    float[] rows = new float[(to - from) * mean.length];
    for (int i = from; i < to; i++) {
      float[] window = windows.values(i);
      for (int k = 0; k < mean.length; k++) {
        rows[(i - from) * mean.length + k] = window[k] - mean[k];
      }
    }
    return TFloat32.tensorOf(Shape.of(to - from, mean.length), DataBuffers.of(rows, true, false));
  }

  private static void add(double[] sum, TFloat32 part, int count) {
    float[] values = TensorValues.of(part);
    for (int i = 0; i < sum.length; i++) {
      sum[i] += (double) values[i] / count;
    }
  }

  /** U·(S + ε)^−½·Uᵀ. */
  private static float[] inverseRoot(Ops tf, Session session, double[] covariance, int d) {
    Placeholder<TFloat64> matrix =
        tf.placeholder(TFloat64.class, Placeholder.shape(Shape.of(d, d)));
    SelfAdjointEig<TFloat64> eigen = tf.linalg.selfAdjointEig(matrix);
    Operand<TFloat64> scale =
        tf.math.rsqrt(
            tf.math.add(tf.nn.relu(eigen.e()), tf.constant(EPSILON))); // [d]; rounding is < 0
    Operand<TFloat64> inverse =
        tf.linalg.matMul(tf.math.mul(eigen.v(), scale), eigen.v(), MatMul.transposeB(true));
    Operand<TFloat32> whitening = tf.dtypes.cast(inverse, TFloat32.class);
    try (TFloat64 fed = TFloat64.tensorOf(Shape.of(d, d), DataBuffers.of(covariance, true, false));
        Result result = session.runner().feed(matrix, fed).fetch(whitening).run()) {
      return TensorValues.of((TFloat32) result.get(0));
    }
  }
}
