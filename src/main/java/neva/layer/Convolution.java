package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A convolution; it can take a batch normalisation that follows it into its weights. */
abstract class Convolution extends Layer {

  Convolution(String name) {
    super(name);
  }

  /** Whether it adds biases of its own. */
  abstract boolean isBiased();

  abstract Variable<TFloat32> weights();

  /** Channels of the output for inputs of this shape. */
  abstract long filters(Shape input);

  abstract Operand<TFloat32> convolve(Ops tf, Operand<TFloat32> x, Operand<TFloat32> weights);

  /** A factor for each filter, [filters], as it multiplies the weights. */
  abstract Operand<TFloat32> besideWeights(Ops tf, Operand<TFloat32> factors);

  /**
   * Adds this convolution, which has no bias, and the normalisation by moving averages as one: a
   * convolution by scaled weights, and a bias. The pass over all activations is saved, and in a
   * frozen graph the scaled weights are constants.
   */
  final Operand<TFloat32> applyNormalized(Ops tf, Operand<TFloat32> x, BatchNorm norm) {
    build(tf, x.shape());
    norm.build(tf, Shape.of(-1, -1, -1, filters(x.shape())));
    Ops scope = scope(tf);
    Operand<TFloat32> scale = norm.scale(scope); // [filters]
    Operand<TFloat32> scaled = scope.math.mul(weights().read(scope), besideWeights(scope, scale));
    return scope.nn.biasAdd(convolve(scope, x, scaled), norm.offset(scope, scale));
  }
}
