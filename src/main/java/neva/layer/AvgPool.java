package neva.layer;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The mean of each window of [b, h, w, c], windows fully inside the input (LeCun and others 1998,
 * "Gradient-based learning applied to document recognition").
 */
public final class AvgPool extends Pool {

  /**
   * @param size side of the window in pixels
   * @param stride step between windows in pixels
   */
  public AvgPool(String name, int size, int stride) {
    super(name, size, stride);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    List<Long> window = List.of(1L, (long) size, (long) size, 1L);
    List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
    return tf.nn.avgPool(x, window, strides, Padding.VALID.name()); // [b, h', w', c]
  }
}
