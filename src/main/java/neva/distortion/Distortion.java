package neva.distortion;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A random change of a batch of images, in which every image draws its own random values. */
@FunctionalInterface
public interface Distortion {

  /**
   * Adds the ops that distort {@code images} to the graph.
   *
   * @param images {@code [b, h, w, c]} in [0, 1]: red, green and blue, or grey alone; h, w and c
   *     known, b may be unknown
   * @param key {@code [2]}: seed and global step; the same key gives the same images
   * @return the distorted images
   */
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images, Operand<TInt64> key);
}
