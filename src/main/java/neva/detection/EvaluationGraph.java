package neva.detection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import neva.detection.ssd.LabeledBox;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.SsdInference;
import neva.detection.ssd.SsdLoss;
import neva.detection.ssd.SsdNetwork;
import neva.detection.ssd.TargetAssigner;
import neva.detection.ssd.TargetTensors;
import neva.image.Picture;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * The part of a training's graph that measures: it detects on one picture at a time, as an exported
 * detector would, and tells the loss there.
 */
final class EvaluationGraph {

  private final SsdInference inference;
  private final TargetTensors targets;
  private final TargetAssigner assigner;
  private final SsdLoss.Parts loss;

  /** Adds it to the graph of {@code tf}; it shares the variables of the network. */
  EvaluationGraph(Ops tf, SsdNetwork network) {
    SsdConfig config = network.config();
    inference = SsdInference.of(tf, network);
    targets = TargetTensors.placeholders(tf, 1, config.allAnchors().size());
    assigner = config.targetAssigner();
    loss = config.loss().of(tf, inference.predictions(), targets);
  }

  SsdInference inference() {
    return inference;
  }

  /** Loss of the boxes, a scalar. */
  Operand<TFloat32> localization() {
    return loss.localization();
  }

  /** Loss of the classes, a scalar. */
  Operand<TFloat32> classification() {
    return loss.classification();
  }

  /** The feeds of a picture and its objects; whoever feeds closes the tensors. */
  Map<Operand<?>, Tensor> feed(Picture picture, List<LabeledBox> objects) {
    Map<Operand<?>, Tensor> feed = new HashMap<>(targets.feed(assigner.assign(List.of(objects))));
    feed.put(inference.images(), DetectionSession.pixels(picture));
    return feed;
  }
}
