package neva.distortion;

import neva.distortion.Draws.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;

/**
 * Mirrors each image left to right with probability ½ (as {@code tf.image.random_flip_left_right}).
 */
public record RandomFlip() implements Distortion {

  /** {@code [b, h, w, c]} to the same shape. */
  @Override
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images, Operand<TInt64> key) {
    Ops scope = tf.withSubScope("random_flip");
    PixelTable table = PixelTable.of(scope, images);
    Operand<TInt32> flip = Draws.forEach(scope, images, key).below(scope, Stream.FLIP, 2); // [b]
    CropWindows whole = CropWindows.whole(scope, table.imageHeight(), table.imageWidth());
    return table.cut(scope, whole.mirrored(scope, flip));
  }
}
