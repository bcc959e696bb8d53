package neva.classification.explanation;

import java.util.List;
import java.util.Optional;
import neva.classification.TrainedNetwork;
import neva.layer.Dense;
import neva.layer.GlobalAveragePool;
import neva.layer.Layer;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * Where a network sees a class, added to its graph.
 *
 * @param choice placeholder [1, k], which is fed with 1 for the class and 0 for the others
 * @param gradCam [1, h, w]; none without a convolution
 * @param activationMap [1, h, w]; only of networks that end in global average pooling and one dense
 *     layer
 */
record ClassHeat(
    Operand<TFloat32> choice,
    Optional<Operand<TFloat32>> gradCam,
    Optional<Operand<TFloat32>> activationMap) {

  static ClassHeat of(TrainedNetwork network) {
    Ops tf = Ops.create(network.graph()).withSubScope("heat");
    long classes = network.logits().shape().get(1);
    Operand<TFloat32> choice =
        tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, classes)));
    return new ClassHeat(
        choice,
        lastMaps(network).map(maps -> GradCam.of(tf, maps, network.logits(), choice)),
        pooledMaps(network)
            .map(maps -> ClassActivationMap.of(tf, maps, lastWeights(tf, network), choice)));
  }

  /**
   * The maps that the dense layers see: those of the last convolution with what follows it,
   * normalisation, activation, pooling.
   */
  private static Optional<Operand<TFloat32>> lastMaps(TrainedNetwork network) {
    if (ConvolutionLayer.of(network).isEmpty()) {
      return Optional.empty();
    }
    return network.outputs().values().stream()
        .filter(output -> output.shape().numDimensions() == 4)
        .reduce((earlier, later) -> later);
  }

  /** What is pooled globally right before the only dense layer. */
  private static Optional<Operand<TFloat32>> pooledMaps(TrainedNetwork network) {
    List<Layer> layers = network.network().layers();
    int last = layers.size() - 1;
    if (last < 2
        || !(layers.get(last) instanceof Dense)
        || !(layers.get(last - 1) instanceof GlobalAveragePool)) {
      return Optional.empty();
    }
    return Optional.of(network.outputs().get(layers.get(last - 2).name()));
  }

  private static Operand<TFloat32> lastWeights(Ops tf, TrainedNetwork network) {
    List<Layer> layers = network.network().layers();
    return layers.get(layers.size() - 1).variables().get(0).read(tf); // [c, k]
  }
}
