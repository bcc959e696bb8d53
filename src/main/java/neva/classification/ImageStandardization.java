package neva.classification;

import neva.layer.Layer;
import neva.layer.Mode;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * (x − mean) / max(deviation, 1/√n) over the n values of each image [b, h, w, c], as {@code
 * tf.image.per_image_standardization}.
 */
final class ImageStandardization extends Layer {

  ImageStandardization(String name) {
    super(name);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> images, Mode mode) {
    Operand<TInt32> image = tf.constant(new int[] {1, 2, 3});
    Operand<TFloat32> mean = tf.math.mean(images, image, Mean.keepDims(true)); // [b, 1, 1, 1]
    Operand<TFloat32> centred = tf.math.sub(images, mean);
    Operand<TFloat32> variance =
        tf.math.mean(tf.math.square(centred), image, Mean.keepDims(true)); // [b, 1, 1, 1]
    Operand<TFloat32> floor = tf.constant(1f / images.shape().tail().size());
    return tf.math.mul(centred, tf.math.rsqrt(tf.math.maximum(variance, floor)));
  }
}
