package neva.distortion;

import java.util.Arrays;
import java.util.function.IntToDoubleFunction;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/** A batch of images outside the graph, {@code [b, h, w, c]}. */
record Batch(int size, int height, int width, int channels, float[] values) {

  static final int COLORS = 3;

  Batch(int size, int height, int width, float[] values) {
    this(size, height, width, COLORS, values);
  }

  static Batch of(int size, int height, int width, IntToDoubleFunction value) {
    return of(size, height, width, COLORS, value);
  }

  static Batch of(int size, int height, int width, int channels, IntToDoubleFunction value) {
    float[] values = new float[size * height * width * channels];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) value.applyAsDouble(i);
    }
    return new Batch(size, height, width, channels, values);
  }

  static Batch of(TFloat32 tensor) {
    float[] values = new float[(int) tensor.size()];
    tensor.copyTo(DataBuffers.of(values));
    Shape shape = tensor.shape();
    int[] sizes = Arrays.stream(shape.asArray()).mapToInt(side -> (int) side).toArray();
    return new Batch(sizes[0], sizes[1], sizes[2], sizes[3], values);
  }

  TFloat32 toTensor() {
    return TFloat32.tensorOf(
        Shape.of(size, height, width, channels), DataBuffers.of(values, true, false));
  }

  float at(int image, int y, int x, int channel) {
    return values[((image * height + y) * width + x) * channels + channel];
  }

  /** The values of one image, {@code [h · w · c]}. */
  float[] image(int image) {
    int length = height * width * channels;
    return Arrays.copyOfRange(values, image * length, (image + 1) * length);
  }
}
