package neva.detection.ssd;

import neva.io.BadInputException;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Gather;
import org.tensorflow.op.core.Min;
import org.tensorflow.op.image.CombinedNonMaxSuppression;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * Turns what the network says of its anchors into detections: decodes boxes, clips them to the
 * picture, and of boxes of one class that overlap keeps the best.
 *
 * @param minScore that a detection needs, 0 to 1
 * @param maxOverlap intersection over union above which the worse of two boxes of a class goes
 * @param perClass most detections of a class
 * @param most detections of a picture
 * @param scores what makes scores of logits
 */
public record PostProcessing(
    double minScore, double maxOverlap, int perClass, int most, Scores scores) {

  /** As the published SSD MobileNets. */
  public static final PostProcessing SSD = new PostProcessing(1e-8, 0.6, 100, 100, Scores.SIGMOID);

  /** So many anchors are looked at, or five for each detection if that is more. */
  private static final int ANCHORS = 500;

  /** What makes scores of logits. */
  public enum Scores {
    /** The logits are the scores. */
    IDENTITY,
    /** Each class on its own. */
    SIGMOID,
    /** One of all, the background among them. */
    SOFTMAX
  }

  public PostProcessing {
    if (!(minScore >= 0 && maxOverlap >= 0 && maxOverlap <= 1) || perClass < 1 || most < 1) {
      throw new BadInputException(
          "Post-processing needs minScore ≥ 0, maxOverlap 0 to 1, perClass ≥ 1 and most ≥ 1,"
              + " found %s, %s, %d and %d".formatted(minScore, maxOverlap, perClass, most));
    }
  }

  /** Adds the way from predictions to detections. */
  public DetectionTensors of(Ops tf, SsdOutputs predictions, BoxCoder coder, Anchors anchors) {
    Operand<TFloat32> rawBoxes =
        BoxDecoder.decode(tf, predictions.boxes(), coder, anchors); // [b, a, 4]
    Operand<TFloat32> rawScores = convert(tf, predictions.classes()); // [b, a, k + 1]
    Operand<TFloat32> boxes = tf.clipByValue(rawBoxes, tf.constant(0f), tf.constant(1f));
    Operand<TFloat32> ofClasses =
        tf.stridedSlice(rawScores, Indices.ellipsis(), Indices.sliceFrom(1)); // [b, a, k]
    Best best = best(tf, boxes, tf.math.mul(ofClasses, hasArea(tf, boxes)));
    CombinedNonMaxSuppression kept =
        tf.image.combinedNonMaxSuppression(
            tf.expandDims(best.boxes, tf.constant(2)), // [b, n, 1, 4]: one box for all classes
            best.scores,
            tf.constant(perClass),
            tf.constant(most),
            tf.constant((float) maxOverlap),
            tf.constant((float) minScore),
            CombinedNonMaxSuppression.padPerClass(false),
            CombinedNonMaxSuppression.clipBoxes(false));
    return new DetectionTensors(
        kept.nmsedBoxes(),
        kept.nmsedScores(),
        tf.math.add(kept.nmsedClasses(), tf.constant(1f)),
        tf.dtypes.cast(kept.validDetections(), TFloat32.class),
        rawBoxes,
        rawScores);
  }

  /** The best anchors of each picture: boxes [b, n, 4], scores [b, n, k]. */
  private record Best(Operand<TFloat32> boxes, Operand<TFloat32> scores) {}

  /**
   * Keeps the anchors whose best class is among the best, and of their scores those that are not
   * below the last of these. So the suppression looks at some thousand pairs of box and class
   * instead of 172,530; what it leaves out is worse than {@value #ANCHORS} others.
   */
  private Best best(Ops tf, Operand<TFloat32> boxes, Operand<TFloat32> scores) {
    int looked = Math.max(ANCHORS, 5 * most); // n
    if (boxes.shape().get(1) <= looked) {
      return new Best(boxes, scores);
    }
    Operand<TFloat32> ofAnchors = tf.max(scores, tf.constant(2)); // [b, a]
    TopK<TFloat32, TInt32> top = tf.nn.topK(ofAnchors, tf.constant(looked), new TopK.Options[0]);
    Operand<TFloat32> last = tf.min(top.values(), tf.constant(1), Min.keepDims(true)); // [b, 1]
    Operand<TFloat32> ofBest = gather(tf, scores, top.indices()); // [b, n, k]
    Operand<TBool> counts = tf.math.greaterEqual(ofBest, tf.expandDims(last, tf.constant(2)));
    return new Best(
        gather(tf, boxes, top.indices()), tf.select(counts, ofBest, tf.zerosLike(ofBest)));
  }

  private static Operand<TFloat32> gather(
      Ops tf, Operand<TFloat32> values, Operand<TInt32> anchors) {
    return tf.gather(values, anchors, tf.constant(1), Gather.batchDims(1L));
  }

  private Operand<TFloat32> convert(Ops tf, Operand<TFloat32> logits) {
    return switch (scores) {
      case IDENTITY -> logits;
      case SIGMOID -> tf.math.sigmoid(logits);
      case SOFTMAX -> tf.nn.softmax(logits);
    };
  }

  /** 1 for boxes that are partly in the picture, [b, a, 1]. */
  private static Operand<TFloat32> hasArea(Ops tf, Operand<TFloat32> boxes) {
    Operand<TFloat32> low = tf.stridedSlice(boxes, Indices.ellipsis(), Indices.sliceTo(2));
    Operand<TFloat32> high = tf.stridedSlice(boxes, Indices.ellipsis(), Indices.sliceFrom(2));
    Operand<TFloat32> shorter =
        tf.min(tf.math.sub(high, low), tf.constant(-1), Min.keepDims(true)); // [b, a, 1]
    return tf.dtypes.cast(tf.math.greater(shorter, tf.constant(0f)), TFloat32.class);
  }
}
