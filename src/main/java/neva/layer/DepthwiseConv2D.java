package neva.layer;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Convolution of each channel of [b, h, w, c] by a kernel of its own, without a bias: {@code
 * depthwise_weights} [k, k, c, 1] (Howard et al. 2017, "MobileNets").
 */
public final class DepthwiseConv2D extends Layer {

  private final int kernel;
  private final int stride;
  private final Padding padding;
  private final Initialization initialization;
  private Variable<TFloat32> weights;

  /**
   * @param kernel side of the square kernels in pixels
   * @param stride step between windows in pixels, both ways
   */
  public DepthwiseConv2D(
      String name, int kernel, int stride, Padding padding, Initialization initialization) {
    super(name);
    this.kernel = kernel;
    this.stride = stride;
    this.padding = padding;
    this.initialization = initialization;
  }

  @Override
  protected void createVariables(Ops tf, Shape input) {
    requireRank(input, 4, "[batch, height, width, channels]");
    Shape shape = Shape.of(kernel, kernel, input.get(3), 1);
    weights = weight(tf, "depthwise_weights", shape, initialization);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
    return tf.nn.depthwiseConv2dNative(x, weights.read(tf), strides, padding.name());
  }
}
