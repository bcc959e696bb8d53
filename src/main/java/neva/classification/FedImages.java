package neva.classification;

import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.IntStream;
import neva.dataset.ImageSet;
import neva.feed.ReadAhead;
import neva.training.BatchOrder;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/** Images that are fed batch by batch, read by worker threads some steps ahead. */
final class FedImages implements TrainingImages {

  private final ImageSet set;
  private final int[] truth;
  private final int imageLength;
  private final Placeholder<TUint8> batch; // [b, h, w, c]
  private final Operand<TInt32> indices; // [b], all of the batch
  private final Placeholder<TInt32> labels; // [b]
  private final ReadAhead<Pixels> ahead;

  /** The images of a batch, [b, h, w, c]. */
  private record Pixels(int[] images, byte[] values) {}

  FedImages(Ops tf, ImageSet set, BatchOrder order) throws IOException {
    this.set = set;
    this.truth = set.labels();
    this.imageLength = set.height() * set.width() * set.channels();
    int size = order.batchSize();
    Shape shape = Shape.of(size, set.height(), set.width(), set.channels());
    batch = tf.withName("images").placeholder(TUint8.class, Placeholder.shape(shape));
    labels = tf.withName("labels").placeholder(TInt32.class, Placeholder.shape(Shape.of(size)));
    indices = tf.constant(IntStream.range(0, size).toArray());
    ahead = new ReadAhead<>(maker(order), Runtime.getRuntime().availableProcessors());
  }

  private ReadAhead.Maker<Pixels> maker(BatchOrder order) {
    return new ReadAhead.Maker<>() {
      @Override
      public Pixels begin(long step) {
        return empty(order.indices(step));
      }

      @Override
      public int size(Pixels pixels) {
        return pixels.images().length;
      }

      @Override
      public void fill(Pixels pixels, int position) throws IOException {
        FedImages.this.fill(pixels, position);
      }
    };
  }

  private Pixels empty(int[] images) {
    return new Pixels(images, new byte[Math.multiplyExact(images.length, imageLength)]);
  }

  private void fill(Pixels pixels, int position) throws IOException {
    byte[] image = set.pixels(new int[] {pixels.images()[position]}); // of the right size
    System.arraycopy(image, 0, pixels.values(), position * imageLength, imageLength);
  }

  @Override
  public Operand<TUint8> table(Ops tf) {
    return tf.reshape(batch, tf.constant(new long[] {-1, batch.shape().get(3)})); // [b·h·w, c]
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
  public void load(Session session) {}

  @Override
  public Map<Operand<?>, Tensor> at(long step) {
    return tensors(ahead.batch(step));
  }

  @Override
  public Map<Operand<?>, Tensor> feed(int[] images) throws IOException {
    Pixels pixels = empty(images);
    for (int position = 0; position < images.length; position++) {
      fill(pixels, position);
    }
    return tensors(pixels);
  }

  private Map<Operand<?>, Tensor> tensors(Pixels pixels) {
    int[] classes = Arrays.stream(pixels.images()).map(image -> truth[image]).toArray();
    return Map.of(
        batch,
        TUint8.tensorOf(batch.shape(), DataBuffers.of(pixels.values(), true, false)),
        labels,
        TInt32.vectorOf(classes));
  }

  @Override
  public void close() {
    ahead.close();
  }
}
