package neva.classification;

import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;
import neva.dataset.ImageSet;
import neva.layer.TensorValues;
import neva.savedmodel.SharedSession;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * Classifies images in a session, by several threads at once if need be.
 *
 * @param session with the variables in place
 * @param images placeholder, uint8 [b, h, w, c]
 * @param probabilities [b, k]
 */
record Inference(
    SharedSession session,
    Operand<TUint8> images,
    Operand<TFloat32> probabilities,
    ImageShape shape) {

  private static final int MOST_IMAGES = 500;
  private static final int MOST_PIXELS = MOST_IMAGES * 32 * 32;

  /** How many images go through the network at once. */
  int batchSize() {
    return Math.max(1, Math.min(MOST_IMAGES, MOST_PIXELS / (shape.height() * shape.width())));
  }

  /** The indices of a set, a batch each. */
  int[][] batches(int size) {
    int batch = batchSize();
    return IntStream.range(0, (size + batch - 1) / batch)
        .mapToObj(i -> IntStream.range(i * batch, Math.min(size, (i + 1) * batch)).toArray())
        .toArray(int[][]::new);
  }

  Predictions predict(ImageSet set) throws IOException {
    float[][] rows = new float[set.size()][];
    for (int[] batch : batches(set.size())) {
      float[][] some = probabilities(set.pixels(batch));
      System.arraycopy(some, 0, rows, batch[0], some.length);
    }
    return Predictions.of(set, rows);
  }

  /**
   * @param pixels uint8 [b, h, w, c]
   * @return [b][k]
   * @throws IllegalStateException when the classifier is closed
   */
  float[][] probabilities(byte[] pixels) {
    return session.use(
        open -> {
          try (TUint8 tensor = tensor(pixels);
              Result result = open.runner().feed(images, tensor).fetch(probabilities).run()) {
            return rows((TFloat32) result.get(0));
          }
        });
  }

  /** The images [b, h, w, c] to feed. */
  TUint8 tensor(byte[] pixels) {
    long batch = pixels.length / shape.bytes();
    Shape fed = Shape.of(batch, shape.height(), shape.width(), shape.channels());
    return TUint8.tensorOf(fed, DataBuffers.of(pixels, true, false));
  }

  /** [b, k] as [b][k]. */
  static float[][] rows(TFloat32 tensor) {
    int classes = (int) tensor.shape().get(1);
    float[] values = TensorValues.of(tensor);
    float[][] rows = new float[values.length / classes][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(values, i * classes, (i + 1) * classes);
    }
    return rows;
  }
}
