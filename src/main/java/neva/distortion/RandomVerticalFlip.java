package neva.distortion;

import neva.distortion.Draws.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Turns each image upside down, as in a level mirror, with probability ½ (as {@code
 * tf.image.random_flip_up_down}): for pictures taken from above, of cells, or of the sky.
 */
public record RandomVerticalFlip() implements Distortion {

  /** {@code [b, h, w, c]} to the same shape. */
  @Override
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images, Operand<TInt64> key) {
    Ops scope = tf.withSubScope("random_vertical_flip");
    Draws draws = Draws.forEach(scope, images, key);
    Operand<TInt32> drawn = draws.below(scope, Stream.VERTICAL_FLIP, 2); // [b]
    Operand<TBool> flip =
        scope.math.equal(
            scope.reshape(drawn, scope.constant(new int[] {-1, 1, 1, 1})),
            scope.constant(1)); // [b, 1, 1, 1]
    Operand<TFloat32> flipped = scope.reverse(images, scope.constant(new int[] {1}));
    return scope.select(flip, flipped, images);
  }
}
