package neva.classification.explanation;

import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.math.Mean;
import org.tensorflow.types.TFloat32;

/**
 * Where in an image a convolutional network sees a class: the maps of a layer, each weighted by the
 * mean gradient of the class's logit by it, added, and what is negative left out (Selvaraju et al.
 * 2017, "Grad-CAM: Visual Explanations from Deep Networks via Gradient-based Localization").
 */
final class GradCam {

  private GradCam() {}

  /**
   * Adds max(0, Σ_c α_c·A_c) to the graph, with α_c = mean over the places of ∂logit/∂A_c.
   *
   * @param maps A, [b, h, w, c], from which the logits are computed
   * @param logits [b, k]
   * @param choice [b, k], 1 for the class and 0 for the others
   * @return [b, h, w]
   */
  static Operand<TFloat32> of(
      Ops tf, Operand<TFloat32> maps, Operand<TFloat32> logits, Operand<TFloat32> choice) {
    Graph graph = (Graph) tf.scope().env();
    Operand<TFloat32> logit = tf.math.mul(logits, choice); // the others are zero
    Output<?>[] gradients = graph.addGradients(logit.asOutput(), new Output<?>[] {maps.asOutput()});
    Operand<TFloat32> gradient = gradients[0].expect(TFloat32.class); // [b, h, w, c]
    Operand<TFloat32> weights =
        tf.math.mean(gradient, tf.constant(new int[] {1, 2}), Mean.keepDims(true)); // [b, 1, 1, c]
    Operand<TFloat32> sum =
        tf.reduceSum(tf.math.mul(maps, weights), tf.constant(3), ReduceSum.keepDims(false));
    return tf.nn.relu(sum);
  }
}
