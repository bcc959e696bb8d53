package neva.detection.ssd;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.image.ResizeBilinear;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.family.TNumber;

/** What comes between pixels and the network: scaling, and values from −1 to 1. */
final class SsdInput {

  private SsdInput() {}

  /**
   * Adds the preparation of a batch. The pictures are stretched, as TensorFlow 1 scales: no
   * half-pixel centres, corners not aligned.
   *
   * @param images [b, h, w, 3] of any size, values 0 to 255
   * @return [b, height, width, 3], values −1 to 1
   */
  static Operand<TFloat32> prepare(Ops tf, Operand<? extends TNumber> images, SsdConfig config) {
    Operand<TFloat32> scaled =
        tf.image.resizeBilinear(
            images,
            tf.constant(new int[] {config.height(), config.width()}),
            ResizeBilinear.alignCorners(false),
            ResizeBilinear.halfPixelCenters(false));
    return normalize(tf, scaled);
  }

  /** Adds the way from values 0 to 255 to values −1 to 1, for pictures of the right size. */
  static Operand<TFloat32> normalize(Ops tf, Operand<TFloat32> images) {
    // In this order a frozen graph takes the factor into the weights of its first convolution.
    return tf.math.mul(tf.math.sub(images, tf.constant(127.5f)), tf.constant(1 / 127.5f));
  }
}
