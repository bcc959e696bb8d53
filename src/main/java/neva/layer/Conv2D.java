package neva.layer;

import java.util.List;
import neva.layer.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Convolution over [b, h, w, c]: {@code weights} [k, k, c, filters], and as a rule a bias, {@code
 * biases} [filters].
 */
public final class Conv2D extends Convolution {

  private final int filters;
  private final int kernel;
  private final int stride;
  private final Padding padding;
  private final Initialization initialization;
  private final boolean biased;
  private final float initialBias;
  private Variable<TFloat32> weights;
  private Variable<TFloat32> biases;

  /**
   * @param kernel side of the square kernel in pixels
   * @param stride step between windows in pixels, both ways
   */
  public Conv2D(
      String name,
      int filters,
      int kernel,
      int stride,
      Padding padding,
      Initialization initialization) {
    this(name, filters, kernel, stride, padding, initialization, true, 0);
  }

  private Conv2D(
      String name,
      int filters,
      int kernel,
      int stride,
      Padding padding,
      Initialization initialization,
      boolean biased,
      float initialBias) {
    super(name);
    this.filters = filters;
    this.kernel = kernel;
    this.stride = stride;
    this.padding = padding;
    this.initialization = initialization;
    this.biased = biased;
    this.initialBias = initialBias;
  }

  /** The same layer without a bias, for a batch normalisation to follow. */
  public Conv2D withoutBias() {
    return new Conv2D(name(), filters, kernel, stride, padding, initialization, false, 0);
  }

  /** The same layer with biases that start at {@code value} instead of 0. */
  public Conv2D withInitialBias(float value) {
    return new Conv2D(name(), filters, kernel, stride, padding, initialization, true, value);
  }

  @Override
  protected void createVariables(Ops tf, Shape input) {
    requireRank(input, 4, "[batch, height, width, channels]");
    long channels = input.get(3);
    weights = weight(tf, "weights", Shape.of(kernel, kernel, channels, filters), initialization);
    if (biased) {
      biases = filled(tf, "biases", Shape.of(filters), initialBias, Role.OFFSET);
    }
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    Operand<TFloat32> y = convolve(tf, x, weights.read(tf));
    return biased ? tf.nn.biasAdd(y, biases.read(tf)) : y; // [b, h', w', filters]
  }

  @Override
  boolean isBiased() {
    return biased;
  }

  @Override
  Variable<TFloat32> weights() {
    return weights;
  }

  @Override
  long filters(Shape input) {
    return filters;
  }

  @Override
  Operand<TFloat32> convolve(Ops tf, Operand<TFloat32> x, Operand<TFloat32> weights) {
    List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
    Operand<TFloat32> extended = padding.extend(tf, x, kernel, stride);
    return tf.nn.conv2d(extended, weights, strides, padding.ofOperation());
  }

  @Override
  Operand<TFloat32> besideWeights(Ops tf, Operand<TFloat32> factors) {
    return factors;
  }
}
