package neva.layer;

import java.util.List;
import java.util.stream.Stream;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Layers beside a shortcut: block(x) + shortcut(x) (He et al. 2015, "Deep Residual Learning for
 * Image Recognition"). The ReLU that the paper applies to the sum is the layer that follows.
 *
 * <p>The layers within have full names, {@code block_1/conv_1}, under which their variables are
 * saved.
 */
public final class Residual extends Layer {

  private final Network block;
  private final Network shortcut;

  /** Beside its input as it is; the block must keep the shape. */
  public Residual(String name, List<Layer> block) {
    this(name, block, List.of());
  }

  /**
   * Beside a shortcut that gives the input the shape of the block's output: {@link Subsample},
   * which has no weights (option A of the paper), or a convolution of 1×1 and a batch normalisation
   * (option B).
   *
   * @param shortcut applied one after the other; none for the input as it is
   */
  public Residual(String name, List<Layer> block, List<Layer> shortcut) {
    super(name);
    this.block = new Network(block);
    this.shortcut = new Network(shortcut);
  }

  @Override
  public List<Layer> inner() {
    return Stream.of(block, shortcut).flatMap(part -> part.layers().stream()).toList();
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return sum(tf, x, Application.in(mode));
  }

  @Override
  Operand<TFloat32> apply(Ops tf, Operand<TFloat32> x, Application how) {
    return sum(enter(tf, x.shape()), x, how);
  }

  private Operand<TFloat32> sum(Ops tf, Operand<TFloat32> x, Application how) {
    Operand<TFloat32> y = block.apply(tf, x, how);
    Operand<TFloat32> beside = shortcut.apply(tf, x, how);
    if (!y.shape().isCompatibleWith(beside.shape())) {
      throw new IllegalArgumentException(
          "The shortcut of %s must give the shape of its block, %s, found %s"
              .formatted(name(), y.shape(), beside.shape()));
    }
    return tf.math.add(y, beside);
  }
}
