package neva.layer;

import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Every so many pixels of [b, h, w, c], with channels of zeros behind those of the input: the
 * shortcut without weights of a {@link Residual} that halves its images and doubles their channels
 * (option A of He et al. 2015).
 */
public final class Subsample extends Layer {

  private final AvgPool chosen; // the mean of one pixel: its gradient is quicker than a slice's
  private final int channels;

  /**
   * @param stride step between the pixels that stay, both ways; the first one stays
   * @param channels of the output, at least those of the input
   */
  public Subsample(String name, int stride, int channels) {
    super(name);
    this.chosen = new AvgPool(name, 1, stride);
    this.channels = channels;
  }

  @Override
  protected void createVariables(Ops tf, Shape input) {
    requireRank(input, 4, "[batch, height, width, channels]");
    if (input.get(3) > channels) {
      throw new IllegalArgumentException(
          "channels of %s must be at least those of its input, %d, found %d"
              .formatted(name(), input.get(3), channels));
    }
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    Operand<TFloat32> pixels = chosen.call(tf, x, mode); // [b, h', w', c]
    int missing = channels - (int) x.shape().get(3);
    return tf.pad(
        pixels,
        tf.constant(new int[][] {{0, 0}, {0, 0}, {0, 0}, {0, missing}}),
        tf.constant(0f)); // [b, h', w', channels]
  }
}
