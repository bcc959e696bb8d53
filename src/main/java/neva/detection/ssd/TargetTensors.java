package neva.detection.ssd;

import java.util.HashMap;
import java.util.Map;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;

/**
 * {@link Targets} inside a graph.
 *
 * @param boxes [b, a, 4]
 * @param boxWeights [b, a]
 * @param classes [b, a]
 * @param classWeights [b, a]
 */
public record TargetTensors(
    Operand<TFloat32> boxes,
    Operand<TFloat32> boxWeights,
    Operand<TInt32> classes,
    Operand<TFloat32> classWeights) {

  /** Adds what the targets of a batch are fed to. */
  public static TargetTensors placeholders(Ops tf, int images, int anchors) {
    Shape each = Shape.of(images, anchors);
    return new TargetTensors(
        tf.withName("boxes").placeholder(TFloat32.class, Placeholder.shape(each.append(4))),
        tf.withName("box_weights").placeholder(TFloat32.class, Placeholder.shape(each)),
        tf.withName("classes").placeholder(TInt32.class, Placeholder.shape(each)),
        tf.withName("class_weights").placeholder(TFloat32.class, Placeholder.shape(each)));
  }

  /** What to feed for these targets; whoever feeds closes the tensors. */
  public Map<Operand<?>, Tensor> feed(Targets targets) {
    Shape each = Shape.of(targets.images(), targets.anchors());
    Map<Operand<?>, Tensor> feed = new HashMap<>();
    feed.put(boxes, tensor(each.append(4), targets.boxes()));
    feed.put(boxWeights, tensor(each, targets.boxWeights()));
    feed.put(classes, TInt32.tensorOf(each, DataBuffers.of(targets.classes(), true, false)));
    feed.put(classWeights, tensor(each, targets.classWeights()));
    return feed;
  }

  private static Tensor tensor(Shape shape, float[] values) {
    return TFloat32.tensorOf(shape, DataBuffers.of(values, true, false));
  }
}
