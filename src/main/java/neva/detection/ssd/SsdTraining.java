package neva.detection.ssd;

import java.util.HashMap;
import java.util.Map;
import neva.layer.Mode;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The part of a graph that an SSD learns from: pixels and targets in, losses out. What trains takes
 * {@link #total} for its loss and {@link SsdNetwork#network} for its variables.
 */
public final class SsdTraining {

  private final Placeholder<TFloat32> images; // [b, h, w, 3]
  private final TargetTensors targets;
  private final SsdOutputs predictions;
  private final SsdLoss.Parts parts;
  private final Operand<TFloat32> regularization;
  private final Operand<TFloat32> total;

  /**
   * Adds it to the graph of {@code tf}.
   *
   * @param batch pictures of a step
   * @param frozenNorm whether batch normalisation keeps the statistics it has, which is wise with
   *     few pictures; its scales and offsets are trained either way
   */
  public SsdTraining(Ops tf, SsdNetwork network, int batch, boolean frozenNorm) {
    SsdConfig config = network.config();
    Ops input = tf.withSubScope("input");
    images =
        input
            .withName("images")
            .placeholder(
                TFloat32.class,
                Placeholder.shape(Shape.of(batch, config.height(), config.width(), 3)));
    targets = TargetTensors.placeholders(input, batch, config.allAnchors().size());
    Operand<TFloat32> values = SsdInput.normalize(input, images); // [b, h, w, 3]
    predictions = network.apply(tf, values, frozenNorm ? Mode.INFER : Mode.TRAIN);
    Ops loss = tf.withSubScope("Loss");
    parts = config.loss().of(loss, predictions, targets);
    regularization = network.regularization(loss);
    total = loss.math.add(parts.total(loss), regularization);
  }

  /**
   * The feeds of a batch; whoever feeds closes the tensors.
   *
   * @param pixels of all pictures at the size of the network, row by row, RGB, 0 to 255, [b·h·w·3]
   * @param of the same pictures
   */
  public Map<Operand<?>, Tensor> feed(float[] pixels, Targets of) {
    Map<Operand<?>, Tensor> feed = new HashMap<>(targets.feed(of));
    feed.put(images, TFloat32.tensorOf(images.shape(), DataBuffers.of(pixels, true, false)));
    return feed;
  }

  /** The pixels of a batch, [b, h, w, 3], 0 to 255. */
  public Placeholder<TFloat32> images() {
    return images;
  }

  public TargetTensors targets() {
    return targets;
  }

  public SsdOutputs predictions() {
    return predictions;
  }

  /** Loss of the boxes, a scalar. */
  public Operand<TFloat32> localization() {
    return parts.localization();
  }

  /** Loss of the classes, a scalar. */
  public Operand<TFloat32> classification() {
    return parts.classification();
  }

  /** Loss of the size of the weights, a scalar. */
  public Operand<TFloat32> regularization() {
    return regularization;
  }

  /** The sum of the three, the training loss. */
  public Operand<TFloat32> total() {
    return total;
  }
}
