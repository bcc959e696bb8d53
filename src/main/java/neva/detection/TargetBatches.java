package neva.detection;

import java.util.Map;
import neva.detection.sample.Batch;
import neva.detection.sample.BatchFeed;
import neva.detection.ssd.SsdTraining;
import neva.detection.ssd.TargetAssigner;
import neva.detection.ssd.Targets;
import neva.training.Batches;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;

/**
 * Feeds a training with pictures and what their anchors have to learn.
 *
 * @param anchors how many the network has
 */
record TargetBatches(
    BatchFeed feed, ClassNumbers classes, TargetAssigner assigner, int anchors, SsdTraining graph)
    implements Batches {

  @Override
  public Map<Operand<?>, Tensor> at(long step) {
    Batch batch = feed.batch(step);
    Targets targets = new Targets(batch.size(), anchors);
    for (int i = 0; i < batch.size(); i++) {
      assigner.assign(classes.of(batch.boxes().get(i)), targets, i);
    }
    return graph.feed(batch.pixels(), targets);
  }

  @Override
  public String origin(long step) {
    return String.join("; ", feed.batch(step).names());
  }
}
