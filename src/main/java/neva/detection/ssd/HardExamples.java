package neva.detection.ssd;

import neva.io.BadInputException;
import neva.io.Records;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.ReduceSum;
import org.tensorflow.op.nn.TopK;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.family.TNumber;

/**
 * Keeps, of the many background anchors of a picture, those with the greatest loss (the API's
 * {@code hard_example_miner}). The API also drops anchors whose boxes overlap by 0.99 and more,
 * which hardly ever happens; here they stay.
 *
 * @param negativesPerPositive background anchors kept for each anchor of an object
 * @param minNegatives background anchors kept of every picture, so that pictures without objects
 *     count too
 * @param most anchors of a picture that are looked at, the greatest losses first
 * @param by the loss that counts
 */
public record HardExamples(double negativesPerPositive, int minNegatives, int most, By by) {

  /** As the published SSD MobileNets, but with background pictures: there they counted nothing. */
  public static final HardExamples SSD = new HardExamples(3, 3, 3000, By.CLASSIFICATION);

  /** Which loss makes an example a hard one. */
  public enum By {
    CLASSIFICATION,
    LOCALIZATION,
    BOTH
  }

  public HardExamples {
    if (!(negativesPerPositive >= 0) || minNegatives < 0 || most < 1) {
      throw new BadInputException(
          "Hard examples must be 0 or more a positive, 0 or more a picture and 1 or more in all,"
              + " found %s, %d and %d".formatted(negativesPerPositive, minNegatives, most));
    }
  }

  /** The same with another number of background anchors kept of every picture. */
  public HardExamples withMinNegatives(int minNegatives) {
    return Records.with(this, "minNegatives", minNegatives);
  }

  /**
   * Adds the selection: 1 for anchors that are kept, 0 for the others, [b, a]. No gradient flows
   * through it.
   *
   * @param loss [b, a], by which anchors are compared
   * @param targets of the same anchors
   */
  Operand<TFloat32> select(Ops tf, Operand<TFloat32> loss, TargetTensors targets) {
    Operand<TFloat32> fixed = tf.stopGradient(loss);
    Operand<TBool> looked = greatest(tf, fixed, tf.constant(most)); // [b, a]
    Operand<TBool> object = tf.math.greater(targets.classes(), tf.constant(0));
    Operand<TBool> background =
        tf.math.logicalAnd(
            tf.math.logicalNot(object), tf.math.greater(targets.classWeights(), tf.constant(0f)));
    Operand<TBool> positive = tf.math.logicalAnd(object, looked);
    Operand<TBool> negative = tf.math.logicalAnd(background, looked);
    Operand<TFloat32> ofNegatives = tf.select(negative, fixed, tf.constant(-1f));
    Operand<TBool> hardest = greatest(tf, ofNegatives, wanted(tf, positive));
    return number(tf, tf.math.logicalOr(positive, tf.math.logicalAnd(negative, hardest)));
  }

  /** How many background anchors to keep of each picture, [b, 1]. */
  private Operand<TInt32> wanted(Ops tf, Operand<TBool> positive) {
    Operand<TFloat32> positives =
        tf.reduceSum(number(tf, positive), tf.constant(1), ReduceSum.keepDims(true));
    Operand<TFloat32> share = tf.math.mul(positives, tf.constant((float) negativesPerPositive));
    return tf.math.maximum(tf.dtypes.cast(share, TInt32.class), tf.constant(minNegatives));
  }

  /** Which values are among the {@code count} greatest of their row; of equal ones the first. */
  private static Operand<TBool> greatest(Ops tf, Operand<TFloat32> values, Operand<TInt32> count) {
    Operand<TInt32> order = descending(tf, values);
    Operand<TInt32> rank = descending(tf, tf.math.neg(order)); // the inverse permutation
    return tf.math.less(rank, count);
  }

  /** The positions of the values of each row, the greatest value first. */
  private static <T extends TNumber> Operand<TInt32> descending(Ops tf, Operand<T> values) {
    Operand<TInt32> all = tf.constant((int) values.shape().get(1));
    return tf.nn.topK(values, all, new TopK.Options[0]).indices();
  }

  private static Operand<TFloat32> number(Ops tf, Operand<TBool> flags) {
    return tf.dtypes.cast(flags, TFloat32.class);
  }
}
