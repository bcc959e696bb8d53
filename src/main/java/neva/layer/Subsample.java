package neva.layer;

import java.util.List;
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

  private final int stride;
  private final int channels;

  /**
   * @param stride step between the pixels that stay, both ways; the first one stays
   * @param channels of the output, at least those of the input
   */
  public Subsample(String name, int stride, int channels) {
    super(name);
    this.stride = stride;
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
    List<Long> one = List.of(1L, 1L, 1L, 1L);
    List<Long> strides = List.of(1L, (long) stride, (long) stride, 1L);
    Operand<TFloat32> pixels = tf.nn.avgPool(x, one, strides, "VALID"); // [b, h', w', c]
    int missing = channels - (int) x.shape().get(3);
    return tf.pad(
        pixels,
        tf.constant(new int[][] {{0, 0}, {0, 0}, {0, 0}, {0, missing}}),
        tf.constant(0f)); // [b, h', w', channels]
  }
}
