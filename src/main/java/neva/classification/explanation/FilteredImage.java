package neva.classification.explanation;

import java.util.List;
import neva.dataset.LabeledImages;
import neva.layer.DepthwiseConv2D;
import neva.layer.Initialization;
import neva.layer.Mode;
import neva.layer.NativeLibrary;
import neva.layer.Padding;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a kernel makes of an image, channel by channel.
 *
 * @param values [h, w, c], where the pixels of the image were in [0, 1]
 */
record FilteredImage(int height, int width, int channels, float[] values) {

  /**
   * Applies the layer that networks use, with this kernel as its weights.
   *
   * @param image a set of one image
   */
  static FilteredImage of(LabeledImages image, ClassicKernel kernel, Padding padding) {
    int channels = image.channels();
    Initialization replaced = Initialization.he(0);
    DepthwiseConv2D layer = new DepthwiseConv2D("kernel", kernel.side(), 1, padding, replaced);
    try (Graph graph = NativeLibrary.newGraph();
        Session session = new Session(graph)) {
      Ops tf = Ops.create(graph);
      Shape shape = Shape.of(1, image.height(), image.width(), channels);
      Operand<TFloat32> x = tf.constant(shape, DataBuffers.of(unit(image.pixels())));
      Operand<TFloat32> y = layer.apply(tf, x, Mode.INFER); // [1, h, w, c]
      Operand<TFloat32> weights =
          tf.constant(
              Shape.of(kernel.side(), kernel.side(), channels, 1),
              DataBuffers.of(kernel.forChannels(channels)));
      Op assign = tf.assignVariableOp(layer.variables().get(0).handle(), weights);
      session.runner().addTarget(assign).run().close();
      return new FilteredImage(
          image.height(), image.width(), channels, Probe.fetch(session.runner(), y));
    }
  }

  private static float[] unit(byte[] pixels) {
    float[] values = new float[pixels.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = (pixels[i] & 0xff) / 255f;
    }
    return values;
  }

  /** The mean over the channels, [h][w]. */
  float[][] brightness() {
    float[][] mean = new float[height][width];
    for (int channel = 0; channel < channels; channel++) {
      float[][] plane = Plane.of(values, height, width, channels, channel);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          mean[y][x] += plane[y][x] / channels;
        }
      }
    }
    return mean;
  }

  /** As an image again; what is below 0 is black, what is above 1 is white. */
  LabeledImages image() {
    byte[] pixels = new byte[values.length];
    for (int i = 0; i < pixels.length; i++) {
      pixels[i] = (byte) Math.round(255 * Math.max(0, Math.min(1, values[i])));
    }
    return new LabeledImages(height, width, channels, pixels, new int[1], List.of("filtered"));
  }
}
