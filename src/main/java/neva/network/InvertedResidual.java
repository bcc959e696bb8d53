package neva.network;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import neva.layer.Mode;
import neva.layer.Network;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * A block of MobileNet v2: more channels, a depthwise convolution, fewer channels without an
 * activation; and its input added where the shape allows (Sandler et al. 2018).
 */
final class InvertedResidual {

  private static final int EXPANSION = 6;

  private final Optional<Network> expand;
  private final Network depthwise;
  private final Network project;

  /**
   * @param inputs channels of the input; see {@link #first} for the block that does not expand
   */
  InvertedResidual(String name, NormalizedLayers layers, int inputs, int depth, int stride) {
    this(
        Optional.of(layers.convolution(name + "/expand", EXPANSION * inputs, 1, 1)),
        layers.depthwise(name + "/depthwise", 3, stride),
        layers.linear(name + "/project", depth));
  }

  private InvertedResidual(Optional<Network> expand, Network depthwise, Network project) {
    this.expand = expand;
    this.depthwise = depthwise;
    this.project = project;
  }

  /** The first block, whose input has channels enough. */
  static InvertedResidual first(String name, NormalizedLayers layers, int depth) {
    return new InvertedResidual(
        Optional.empty(),
        layers.depthwise(name + "/depthwise", 3, 1),
        layers.linear(name + "/project", depth));
  }

  List<Network> parts() {
    return Stream.concat(expand.stream(), Stream.of(depthwise, project)).toList();
  }

  Operand<TFloat32> expand(Ops tf, Operand<TFloat32> x, Mode mode) {
    return expand.map(network -> network.apply(tf, x, mode)).orElse(x);
  }

  /**
   * The output of the block.
   *
   * @param expanded what {@link #expand} made of {@code x}
   */
  Operand<TFloat32> finish(Ops tf, Operand<TFloat32> x, Operand<TFloat32> expanded, Mode mode) {
    Operand<TFloat32> y = project.apply(tf, depthwise.apply(tf, expanded, mode), mode);
    return y.shape().equals(x.shape()) ? tf.math.add(x, y) : y;
  }
}
