package neva.classification;

import java.util.Arrays;
import java.util.Map;
import neva.dataset.LabeledImages;
import neva.distortion.CropTable;
import neva.distortion.Distortion;
import neva.io.BadInputException;
import neva.layer.Mode;
import neva.layer.Network;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import neva.training.BatchOrder;
import neva.training.Batches;
import neva.training.FrozenVariables;
import neva.training.TrainingStep;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TInt64;
import org.tensorflow.types.TUint8;

/**
 * The part of the graph that trains a classifier. All training images lie in it as one table of
 * pixels; a step names the images of its batch, and crops, mirrors and recolours them inside the
 * graph.
 */
final class ClassifierTrainingGraph {

  private final LabeledImages examples;
  private final BatchOrder order;
  private final int[] truth;
  private final Placeholder<TInt32> indices; // [b]
  private final Placeholder<TInt32> labels; // [b]
  private final Placeholder<TUint8> table; // [n·h·w, c]
  private final Op load;
  private final Operand<TFloat32> distorted; // [b, crop height, crop width, c]
  private final Network network;
  private final TrainingStep step;
  private final Op zeroStep;

  ClassifierTrainingGraph(Ops tf, LabeledImages examples, ClassifierConfig config) {
    this.examples = examples;
    this.truth = examples.labels();
    this.order =
        new BatchOrder(examples.size(), config.training().batchSize(), config.training().seed());
    Ops data = tf.withSubScope("data");
    Shape batch = Shape.of(order.batchSize());
    indices = data.withName("indices").placeholder(TInt32.class, Placeholder.shape(batch));
    labels = data.withName("labels").placeholder(TInt32.class, Placeholder.shape(batch));
    Shape pixels =
        Shape.of(
            (long) examples.size() * examples.height() * examples.width(), examples.channels());
    table = data.withName("table").placeholder(TUint8.class, Placeholder.shape(pixels));
    Variable<TUint8> resident =
        Variable.declare(data, "data/pixels", TUint8.class, pixels, Role.STATE);
    load = data.assignVariableOp(resident.handle(), table);

    Variable<TInt64> globalStep = TrainingStep.globalStep(tf);
    zeroStep = globalStep.initializer();
    Operand<TInt64> key = TrainingStep.randomKey(data, globalStep, config.training().seed());
    distorted = distort(tf.withSubScope("distortion"), resident, key, config.input());
    int classes = examples.classNames().size();
    network = ClassifierLayers.of(config, examples.channels(), classes, key);
    FrozenVariables frozen = config.frozenVariables();
    Operand<TFloat32> logits = network.apply(tf, distorted, Mode.TRAIN, frozen::holds); // [b, k]
    Measures measures = Measures.of(tf.withSubScope("loss"), labels, logits, config);
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

  private Operand<TFloat32> distort(
      Ops tf, Variable<TUint8> resident, Operand<TInt64> key, InputConfig input) {
    CropTable crops =
        CropTable.of(examples.height(), examples.width())
            .withBorder(input.border())
            .withCrop(input.cropHeight(), input.cropWidth())
            .withFlip(input.flip() != Flip.NONE);
    Operand<TFloat32> images = crops.random(tf, resident.read(tf), indices, key);
    for (Distortion distortion : input.afterCrop()) {
      Operand<TFloat32> windows = images;
      images = distortion.apply(tf, windows, key);
      requireSame(windows.shape(), images.shape(), distortion);
    }
    return images;
  }

  private static void requireSame(Shape before, Shape after, Distortion distortion) {
    if (!after.equals(before)) {
      throw new BadInputException(
          "Expected images %s from the distortion %s but found %s: leave their shape as it is."
              .formatted(before, distortion, after));
    }
  }

  /** Copies the training images into the session and sets the step to 0, which draws need. */
  void load(Session session) {
    try (TUint8 pixels =
        TUint8.tensorOf(table.shape(), DataBuffers.of(examples.pixels(), true, false))) {
      session.runner().feed(table, pixels).addTarget(load).addTarget(zeroStep).run().close();
    }
  }

  LabeledImages examples() {
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
    return this::batch;
  }

  private Map<Operand<?>, Tensor> batch(long step) {
    return feed(order.indices(step));
  }

  /** The feeds that make these images the batch. */
  Map<Operand<?>, Tensor> feed(int[] images) {
    int[] classes = Arrays.stream(images).map(image -> truth[image]).toArray();
    return Map.of(indices, TInt32.vectorOf(images), labels, TInt32.vectorOf(classes));
  }

  int batchSize() {
    return order.batchSize();
  }
}
