package neva.classification;

import java.util.ArrayList;
import java.util.List;
import neva.layer.Mode;
import neva.layer.Network;
import neva.savedmodel.SharedSession;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * The part of the graph that classifies.
 *
 * @param images uint8 [b, h, w, c]
 * @param logits of the centre of each image, [b, k]
 * @param probabilities [b, k]
 * @param classes [b], the most probable class
 */
record InferenceGraph(
    Placeholder<TUint8> images,
    Operand<TFloat32> logits,
    Operand<TFloat32> probabilities,
    Operand<TInt64> classes) {

  private static final float TO_UNIT = 1 / 255f;

  /** Adds it to a graph. */
  static InferenceGraph build(
      Ops tf, Network network, ImageShape shape, InputConfig input, Views views) {
    Placeholder<TUint8> images = images(tf, shape);
    Ops scope = tf.withSubScope("inference");
    List<Operand<TFloat32>> logits = new ArrayList<>();
    List<Operand<TFloat32>> votes = new ArrayList<>();
    for (Operand<TFloat32> view : views(scope, images, shape, input, views)) {
      logits.add(network.apply(scope, view, Mode.INFER)); // [b, k]
      votes.add(scope.nn.softmax(logits.get(logits.size() - 1)));
    }
    Operand<TFloat32> sum = votes.size() == 1 ? votes.get(0) : scope.math.addN(votes);
    Operand<TFloat32> mean =
        tf.withName("probabilities").math.mul(sum, scope.constant(1f / votes.size()));
    Operand<TInt64> best = tf.withName("class").math.argMax(mean, scope.constant(1));
    return new InferenceGraph(images, logits.get(0), mean, best);
  }

  /** The same to be run in a session on its graph. */
  Inference in(SharedSession session, ImageShape shape) {
    return new Inference(session, images, probabilities, shape);
  }

  /** A placeholder for any number of images. */
  static Placeholder<TUint8> images(Ops tf, ImageShape shape) {
    Shape batch = Shape.of(-1, shape.height(), shape.width(), shape.channels());
    return tf.withName("images").placeholder(TUint8.class, Placeholder.shape(batch));
  }

  private static List<Operand<TFloat32>> views(
      Ops tf, Operand<TUint8> images, ImageShape shape, InputConfig input, Views views) {
    Operand<TFloat32> centre = centre(tf, images, shape, input);
    if (views == Views.ONE) {
      return List.of(centre);
    }
    List<Operand<TFloat32>> all = new ArrayList<>(List.of(centre));
    int lowest = shape.height() - input.cropHeight();
    int rightmost = shape.width() - input.cropWidth();
    for (int top : ends(lowest)) {
      for (int left : ends(rightmost)) {
        if (lowest + rightmost > 0) { // else that is the centre
          all.add(window(tf, images, top, left, input));
        }
      }
    }
    if (input.flip() != Flip.NONE) {
      for (Operand<TFloat32> view : List.copyOf(all)) {
        all.add(tf.reverse(view, tf.constant(new int[] {2})));
      }
    }
    return all;
  }

  private static int[] ends(int last) {
    return last == 0 ? new int[] {0} : new int[] {0, last};
  }

  /**
   * The window in the middle of each image.
   *
   * @param images uint8 [b, h, w, c]
   * @return [b, crop height, crop width, c] in [0, 1]
   */
  static Operand<TFloat32> centre(
      Ops tf, Operand<TUint8> images, ImageShape shape, InputConfig input) {
    int top = (shape.height() - input.cropHeight()) / 2;
    int left = (shape.width() - input.cropWidth()) / 2;
    return window(tf, images, top, left, input);
  }

  private static Operand<TFloat32> window(
      Ops tf, Operand<TUint8> images, int top, int left, InputConfig input) {
    Operand<TInt32> begin = tf.constant(new int[] {0, top, left, 0});
    Operand<TInt32> size = tf.constant(new int[] {-1, input.cropHeight(), input.cropWidth(), -1});
    Operand<TUint8> cut = tf.slice(images, begin, size);
    return tf.math.mul(tf.dtypes.cast(cut, TFloat32.class), tf.constant(TO_UNIT));
  }
}
