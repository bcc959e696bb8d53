package neva.classification;

import java.util.Arrays;
import neva.dataset.LabeledImages;
import neva.layer.TensorValues;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * Classifies images in a session.
 *
 * @param session with the variables in place
 * @param images placeholder, uint8 [b, h, w, c]
 * @param probabilities [b, k]
 */
record Inference(
    Session session, Operand<TUint8> images, Operand<TFloat32> probabilities, ImageShape shape) {

  private static final int BATCH = 500;

  Predictions predict(LabeledImages set) {
    float[][] rows = new float[set.size()][];
    for (int from = 0; from < set.size(); from += BATCH) {
      int to = Math.min(set.size(), from + BATCH);
      byte[] pixels = Arrays.copyOfRange(set.pixels(), from * shape.bytes(), to * shape.bytes());
      float[][] batch = probabilities(pixels);
      System.arraycopy(batch, 0, rows, from, batch.length);
    }
    return new Predictions(set, rows);
  }

  /**
   * @param pixels uint8 [b, h, w, c]
   * @return [b][k]
   */
  float[][] probabilities(byte[] pixels) {
    long batch = pixels.length / shape.bytes();
    Shape fed = Shape.of(batch, shape.height(), shape.width(), shape.channels());
    try (TUint8 tensor = TUint8.tensorOf(fed, DataBuffers.of(pixels, true, false));
        Result result = session.runner().feed(images, tensor).fetch(probabilities).run()) {
      return rows((TFloat32) result.get(0));
    }
  }

  private static float[][] rows(TFloat32 tensor) {
    int classes = (int) tensor.shape().get(1);
    float[] values = TensorValues.of(tensor);
    float[][] rows = new float[values.length / classes][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(values, i * classes, (i + 1) * classes);
    }
    return rows;
  }
}
