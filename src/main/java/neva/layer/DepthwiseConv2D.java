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
public final class DepthwiseConv2D extends Convolution {

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
    long channels = input.get(3);
    Shape shape = Shape.of(kernel, kernel, channels, 1);
    weights = weight(tf, "depthwise_weights", shape, perChannel(channels));
  }

  /**
   * Draws for units that see one channel each; [k, k, 1, c] lies in memory as [k, k, c, 1] does.
   */
  private Initialization perChannel(long channels) {
    long[] units = {kernel, kernel, 1, channels};
    return name ->
        (tf, dims, type) ->
            tf.reshape(initialization.of(name).call(tf, tf.constant(units), type), dims);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return convolve(tf, x, weights.read(tf));
  }

  @Override
  boolean isBiased() {
    return false;
  }

  @Override
  Variable<TFloat32> weights() {
    return weights;
  }

  @Override
  long filters(Shape input) {
    return input.get(3);
  }

  @Override
  Operand<TFloat32> convolve(Ops tf, Operand<TFloat32> x, Operand<TFloat32> weights) {
    List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
    Operand<TFloat32> extended = padding.extend(tf, x, kernel, stride);
    return tf.nn.depthwiseConv2dNative(extended, weights, strides, padding.ofOperation());
  }

  @Override
  Operand<TFloat32> besideWeights(Ops tf, Operand<TFloat32> factors) {
    return tf.expandDims(factors, tf.constant(1)); // [c, 1]
  }
}
