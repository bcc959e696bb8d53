package neva.detection.ssd;

import java.util.Optional;
import neva.io.BadInputException;
import neva.io.Records;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The loss that SSD is trained with: of the boxes of anchors that stand for objects, and of the
 * classes of these and of the hardest others (Liu et al. 2016).
 *
 * @param classification of the classes
 * @param hardExamples which anchors count; null for all
 * @param classificationWeight of the classes in the whole
 * @param localizationWeight of the boxes in the whole
 * @param byMatches whether both are divided by the number of anchors that stand for objects
 * @param byCodeSize whether that of the boxes is divided by 4 besides
 */
public record SsdLoss(
    ClassificationLoss classification,
    HardExamples hardExamples,
    double classificationWeight,
    double localizationWeight,
    boolean byMatches,
    boolean byCodeSize) {

  /** As the published SSD MobileNets of TensorFlow 1, but for {@link HardExamples#SSD}. */
  public static final SsdLoss SSD =
      new SsdLoss(new ClassificationLoss.Sigmoid(), HardExamples.SSD, 1, 1, true, false);

  public SsdLoss {
    if (!(classificationWeight >= 0 && localizationWeight >= 0)) {
      throw new BadInputException(
          "The weights of the losses must be 0 or more, found %s and %s"
              .formatted(classificationWeight, localizationWeight));
    }
  }

  /** The same for other anchors, null for all. */
  public SsdLoss withHardExamples(HardExamples hardExamples) {
    return Records.with(this, "hardExamples", hardExamples);
  }

  /**
   * The two parts of a batch's loss.
   *
   * @param localization a scalar
   * @param classification a scalar
   * @param selected [b, a], 1 for the anchors that count
   */
  public record Parts(
      Operand<TFloat32> localization,
      Operand<TFloat32> classification,
      Operand<TFloat32> selected) {

    /** The sum of both. */
    public Operand<TFloat32> total(Ops tf) {
      return tf.math.add(localization, classification);
    }
  }

  /** Adds the loss of a batch. */
  public Parts of(Ops tf, SsdOutputs predictions, TargetTensors targets) {
    Operand<TFloat32> boxes = ofBoxes(tf, predictions, targets); // [b, a]
    Operand<TFloat32> classes = ofClasses(tf, predictions, targets); // [b, a]
    Operand<TFloat32> selected =
        Optional.ofNullable(hardExamples)
            .map(hard -> hard.select(tf, minedBy(tf, hard.by(), boxes, classes), targets))
            .orElseGet(() -> tf.onesLike(targets.boxWeights()));
    Operand<TFloat32> normalizer = normalizer(tf, targets);
    return new Parts(
        mean(
            tf,
            boxes,
            selected,
            normalizer,
            byCodeSize ? localizationWeight / 4 : localizationWeight),
        mean(tf, classes, selected, normalizer, classificationWeight),
        selected);
  }

  /** Smooth L1 of the four codes together: d²/2 up to 1, |d| − 1/2 beyond. */
  private static Operand<TFloat32> ofBoxes(Ops tf, SsdOutputs predictions, TargetTensors targets) {
    Operand<TFloat32> distance =
        tf.math.abs(tf.math.sub(predictions.boxes(), targets.boxes())); // [b, a, 4]
    Operand<TFloat32> near = tf.math.minimum(distance, tf.constant(1f));
    Operand<TFloat32> each =
        tf.math.mul(near, tf.math.sub(distance, tf.math.mul(near, tf.constant(0.5f))));
    return tf.math.mul(tf.reduceSum(each, tf.constant(2)), targets.boxWeights());
  }

  private Operand<TFloat32> ofClasses(Ops tf, SsdOutputs predictions, TargetTensors targets) {
    int columns = (int) predictions.classes().shape().get(2); // k + 1
    Operand<TFloat32> truth =
        tf.oneHot(targets.classes(), tf.constant(columns), tf.constant(1f), tf.constant(0f));
    Operand<TFloat32> each = classification.of(tf, predictions.classes(), truth);
    return tf.math.mul(tf.reduceSum(each, tf.constant(2)), targets.classWeights());
  }

  private Operand<TFloat32> minedBy(
      Ops tf, HardExamples.By by, Operand<TFloat32> boxes, Operand<TFloat32> classes) {
    Operand<TFloat32> weighedBoxes = tf.math.mul(boxes, tf.constant((float) localizationWeight));
    Operand<TFloat32> weighedClasses =
        tf.math.mul(classes, tf.constant((float) classificationWeight));
    return switch (by) {
      case CLASSIFICATION -> weighedClasses;
      case LOCALIZATION -> weighedBoxes;
      case BOTH -> tf.math.add(weighedBoxes, weighedClasses);
    };
  }

  /** Anchors of objects, all of them: mining comes after. */
  private Operand<TFloat32> normalizer(Ops tf, TargetTensors targets) {
    if (!byMatches) {
      return tf.constant(1f);
    }
    return tf.math.maximum(sum(tf, targets.boxWeights()), tf.constant(1f));
  }

  private static Operand<TFloat32> mean(
      Ops tf,
      Operand<TFloat32> loss,
      Operand<TFloat32> selected,
      Operand<TFloat32> normalizer,
      double weight) {
    Operand<TFloat32> total = sum(tf, tf.math.mul(loss, selected));
    return tf.math.div(tf.math.mul(total, tf.constant((float) weight)), normalizer);
  }

  private static Operand<TFloat32> sum(Ops tf, Operand<TFloat32> values) {
    return tf.reduceSum(values, tf.constant(new int[] {0, 1}));
  }
}
