package neva.classification;

import java.io.IOException;
import java.util.Map;
import neva.dataset.ImageSet;
import neva.dataset.LabeledImages;
import neva.training.BatchOrder;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/**
 * The images of a training in its graph. Whether all of them lie there or each batch is fed, the
 * graph after them and its numbers are the same.
 */
interface TrainingImages extends AutoCloseable {

  /** What may lie in the graph, in bytes; no more than a quarter of Java's memory. */
  long MOST_RESIDENT = Math.min(1L << 30, Runtime.getRuntime().maxMemory() / 4);

  /** The set in memory, if it is there already or small enough. */
  static ImageSet loaded(ImageSet set) throws IOException {
    return set.bytes() <= MOST_RESIDENT ? set.inMemory() : set;
  }

  /** Adds what holds a set to a graph: as a whole where it is in memory, else batch by batch. */
  static TrainingImages of(Ops tf, ImageSet set, BatchOrder order) throws IOException {
    return set instanceof LabeledImages images
        ? new ResidentImages(tf, images, order)
        : new FedImages(tf, set, order);
  }

  /** Pixels of images one after the other, [n·h·w, c]. */
  Operand<TUint8> table(Ops tf);

  /** Which images of the table are the batch, [b]. */
  Operand<TInt32> indices();

  /** Of the batch, [b]. */
  Operand<TInt32> labels();

  /** Puts into a session what stays there. */
  void load(Session session);

  /** What to feed at a step, a function of the step. */
  Map<Operand<?>, Tensor> at(long step);

  /** What to feed to make these images the batch. */
  Map<Operand<?>, Tensor> feed(int[] images) throws IOException;

  @Override
  void close();
}
