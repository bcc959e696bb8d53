package neva.classification;

import java.io.IOException;
import java.util.Map;
import neva.dataset.ImageSet;
import neva.distortion.CropTable;
import neva.distortion.Distortion;
import neva.io.BadInputException;
import neva.layer.Mode;
import neva.layer.Network;
import neva.layer.Variable;
import neva.training.BatchOrder;
import neva.training.Batches;
import neva.training.FrozenVariables;
import neva.training.TrainingStep;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/**
 * The part of the graph that trains a classifier: crops, mirrors and recolours the images of a
 * batch, applies the network and moves its variables.
 */
final class ClassifierTrainingGraph implements AutoCloseable {

  private final ImageSet examples;
  private final BatchOrder order;
  private final TrainingImages images;
  private final Operand<TFloat32> distorted; // [b, crop height, crop width, c]
  private final Network network;
  private final TrainingStep step;
  private final Op zeroStep;

  ClassifierTrainingGraph(Ops tf, ImageSet examples, ClassifierConfig config) throws IOException {
    this.examples = examples;
    this.order =
        new BatchOrder(examples.size(), config.training().batchSize(), config.training().seed());
    Ops data = tf.withSubScope("data");
    images = TrainingImages.of(data, examples, order);

    Variable<TInt64> globalStep = TrainingStep.globalStep(tf);
    zeroStep = globalStep.initializer();
    Operand<TInt64> key = TrainingStep.randomKey(data, globalStep, config.training().seed());
    distorted = distort(tf.withSubScope("distortion"), key, config.input());
    int classes = examples.classNames().size();
    network = ClassifierLayers.of(config, examples.channels(), classes, key);
    FrozenVariables frozen = config.frozenVariables();
    Operand<TFloat32> logits = network.apply(tf, distorted, Mode.TRAIN, frozen::holds); // [b, k]
    Measures measures = Measures.of(tf.withSubScope("loss"), images.labels(), logits, config);
    step =
        new TrainingStep(
            tf,
            network,
            measures.loss(),
            measures.metrics(),
            globalStep,
            config.training(),
            frozen::holds);
  }

  private Operand<TFloat32> distort(Ops tf, Operand<TInt64> key, InputConfig input)
      throws IOException {
    CropTable crops =
        CropTable.of(examples.height(), examples.width())
            .withBorder(input.border())
            .withCrop(input.cropHeight(), input.cropWidth())
            .withFlip(input.flip() != Flip.NONE);
    Operand<TFloat32> windows = crops.random(tf, images.table(tf), images.indices(), key);
    for (Distortion distortion : input.afterCrop()) {
      Operand<TFloat32> changed = distortion.apply(tf, windows, key);
      requireSame(windows.shape(), changed.shape(), distortion);
      windows = changed;
    }
    return windows;
  }

  private static void requireSame(Shape before, Shape after, Distortion distortion) {
    if (!after.equals(before)) {
      throw new BadInputException(
          "Expected images %s from the distortion %s but found %s: leave their shape as it is."
              .formatted(before, distortion, after));
    }
  }

  /** Puts the images in place and sets the step to 0, which draws need. */
  void load(Session session) {
    images.load(session);
    session.runner().addTarget(zeroStep).run().close();
  }

  ImageSet examples() {
    return examples;
  }

  /** The layers, of which other parts of the graph may make use. */
  Network network() {
    return network;
  }

  TrainingStep step() {
    return step;
  }

  Operand<TFloat32> distorted() {
    return distorted;
  }

  Batches batches() {
    return images::at;
  }

  /** The feeds that make these images the batch. */
  Map<Operand<?>, Tensor> feed(int[] chosen) throws IOException {
    return images.feed(chosen);
  }

  int batchSize() {
    return order.batchSize();
  }

  @Override
  public void close() {
    images.close();
  }
}
