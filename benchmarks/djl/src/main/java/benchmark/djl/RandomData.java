package benchmark.djl;

import ai.djl.ndarray.types.Shape;
import java.util.Random;

/** Twenty batches of random numbers, used in turn. */
final class RandomData {

  private static final int BATCHES = 20;

  private final Random random;

  RandomData(long seed) {
    random = new Random(seed);
  }

  Random random() {
    return random;
  }

  /** Uniform in [0, 1). */
  float[] values(Shape shape) {
    float[] values = new float[(int) shape.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = random.nextFloat();
    }
    return values;
  }

  byte[] bytes(Shape shape) {
    byte[] values = new byte[(int) shape.size()];
    random.nextBytes(values);
    return values;
  }

  BatchSource arrays(Shape shape) {
    float[][] batches = new float[BATCHES][];
    for (int i = 0; i < BATCHES; i++) {
      batches[i] = values(shape);
    }
    return (manager, step) -> manager.create(batches[step % BATCHES], shape);
  }

  BatchSource labels(int batch, int classes) {
    float[][] batches = new float[BATCHES][batch];
    for (float[] labels : batches) {
      for (int i = 0; i < batch; i++) {
        labels[i] = random.nextInt(classes);
      }
    }
    return (manager, step) -> manager.create(batches[step % BATCHES], new Shape(batch));
  }
}
