package neva.classification.explanation;

import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.linalg.MatMul;
import org.tensorflow.types.TFloat32;

/**
 * Where in an image a network sees a class that takes the mean of each map and then weighs them in
 * one dense layer: the maps weighted by the weights of the class, and added (Zhou et al. 2016,
 * "Learning Deep Features for Discriminative Localization").
 */
final class ClassActivationMap {

  private ClassActivationMap() {}

  /**
   * Adds Σ_c w_c·A_c to the graph.
   *
   * @param maps A, [b, h, w, c], whose means the dense layer takes
   * @param weights of the dense layer, [c, k]
   * @param choice [b, k], 1 for the class and 0 for the others
   * @return [b, h, w]
   */
  static Operand<TFloat32> of(
      Ops tf, Operand<TFloat32> maps, Operand<TFloat32> weights, Operand<TFloat32> choice) {
    Operand<TFloat32> ofClass =
        tf.linalg.matMul(choice, weights, MatMul.transposeB(true)); // [b, c]
    Operand<TFloat32> overPlaces =
        tf.expandDims(tf.expandDims(ofClass, tf.constant(1)), tf.constant(1));
    return tf.reduceSum(tf.math.mul(maps, overPlaces), tf.constant(3));
  }
}
