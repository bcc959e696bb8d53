package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The largest value of each window of [b, h, w, c], windows fully inside the input. */
public final class MaxPool extends Pool {

  /**
   * @param size side of the window in pixels
   * @param stride step between windows in pixels
   */
  public MaxPool(String name, int size, int stride) {
    super(name, size, stride);
  }

  /** Emits MaxPool: MaxPoolV2, which {@code tf.nn.maxPool} makes, has no oneDNN kernel. */
  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return tf.scope()
        .opBuilder("MaxPool", "MaxPool")
        .addInput(x.asOutput())
        .setAttr("ksize", new long[] {1, size, size, 1})
        .setAttr("strides", new long[] {1, stride, stride, 1})
        .setAttr("padding", Padding.VALID.name())
        .build()
        .output(0); // [b, h', w', c]
  }
}
