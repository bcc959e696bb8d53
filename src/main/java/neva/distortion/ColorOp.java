package neva.distortion;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A colour distortion steered by one random number per image. */
interface ColorOp extends Distortion {

  /** The random numbers of a batch, {@code [b]}. */
  Operand<TFloat32> draw(Ops tf, Draws draws);

  /** Applies the op with the numbers {@code values}, {@code [b]}. */
  Planes adjust(Ops tf, Planes images, Operand<TFloat32> values);

  /** The name of the op's scope in the graph. */
  String scope();

  /** Draws, then adjusts. */
  default Planes distort(Ops tf, Planes images, Draws draws) {
    Ops scope = tf.withSubScope(scope());
    return adjust(scope, images, draw(scope, draws));
  }

  @Override
  default Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images, Operand<TInt64> key) {
    return distort(tf, Planes.split(tf, images), Draws.forEach(tf, images, key)).join(tf);
  }
}
