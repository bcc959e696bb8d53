package neva.classification;

import java.util.Arrays;
import java.util.Map;
import neva.dataset.LabeledImages;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import neva.training.BatchOrder;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/** All images as one table of pixels in the graph, of which a step names those of its batch. */
final class ResidentImages implements TrainingImages {

  private final LabeledImages images;
  private final BatchOrder order;
  private final int[] truth;
  private final Placeholder<TInt32> indices; // [b]
  private final Placeholder<TInt32> labels; // [b]
  private final Placeholder<TUint8> table; // [n·h·w, c]
  private final Variable<TUint8> resident;
  private final Op load;

  ResidentImages(Ops tf, LabeledImages images, BatchOrder order) {
    this.images = images;
    this.order = order;
    this.truth = images.labels();
    Shape batch = Shape.of(order.batchSize());
    indices = tf.withName("indices").placeholder(TInt32.class, Placeholder.shape(batch));
    labels = tf.withName("labels").placeholder(TInt32.class, Placeholder.shape(batch));
    Shape pixels =
        Shape.of((long) images.size() * images.height() * images.width(), images.channels());
    table = tf.withName("table").placeholder(TUint8.class, Placeholder.shape(pixels));
    resident = Variable.declare(tf, "data/pixels", TUint8.class, pixels, Role.STATE);
    load = tf.assignVariableOp(resident.handle(), table);
  }

  @Override
  public Operand<TUint8> table(Ops tf) {
    return resident.read(tf);
  }

  @Override
  public Operand<TInt32> indices() {
    return indices;
  }

  @Override
  public Operand<TInt32> labels() {
    return labels;
  }

  @Override
  public void load(Session session) {
    try (TUint8 pixels =
        TUint8.tensorOf(table.shape(), DataBuffers.of(images.pixels(), true, false))) {
      session.runner().feed(table, pixels).addTarget(load).run().close();
    }
  }

  @Override
  public Map<Operand<?>, Tensor> at(long step) {
    return feed(order.indices(step));
  }

  @Override
  public Map<Operand<?>, Tensor> feed(int[] chosen) {
    int[] classes = Arrays.stream(chosen).map(image -> truth[image]).toArray();
    return Map.of(indices, TInt32.vectorOf(chosen), labels, TInt32.vectorOf(classes));
  }

  @Override
  public void close() {}
}
