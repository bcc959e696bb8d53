package neva.detection.ssd;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import neva.layer.Initialization;
import neva.layer.Mode;
import neva.layer.Network;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import neva.savedmodel.ModelWeights;
import neva.weights.WeightImport;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * SSD MobileNet (Liu et al. 2016; Howard et al. 2017). Its variables have the names that the
 * TensorFlow Object Detection API gives them.
 */
public final class SsdNetwork {

  private static final double BACKBONE_DEVIATION = 0.09;
  private static final double DEVIATION = 0.03;

  private final SsdConfig config;
  private final FeatureExtractor extractor;
  private final List<BoxPredictor> predictors = new ArrayList<>();
  private final Network network;

  /**
   * @param seed of the initial weights
   */
  public SsdNetwork(SsdConfig config, long seed) {
    this.config = config;
    Initialization normal = Initialization.normal(DEVIATION, seed);
    extractor =
        new FeatureExtractor(
            config.extractor(), Initialization.normal(BACKBONE_DEVIATION, seed), normal);
    int maps = config.grids().size();
    for (int map = 0; map < maps; map++) {
      int anchors = config.anchors().perCell(map, maps);
      predictors.add(new BoxPredictor(config, map, anchors, normal));
    }
    Stream<Network> heads = predictors.stream().flatMap(predictor -> predictor.parts().stream());
    network =
        new Network(
            Stream.concat(extractor.parts().stream(), heads)
                .flatMap(part -> part.layers().stream())
                .toList());
  }

  public SsdConfig config() {
    return config;
  }

  FeatureExtractor extractor() {
    return extractor;
  }

  /**
   * Its layers as a whole, for what trains, saves and restores their variables. They branch: what
   * applies them is {@link #apply}.
   */
  public Network network() {
    return network;
  }

  /**
   * What gives it the weights of a model; it must have been applied.
   *
   * @param start which of its variables are to come from the model
   */
  public WeightImport weightImport(ModelWeights weights, Start start) {
    return new WeightImport(network, weights, new WeightNames(weights, this), start::includes);
  }

  /**
   * Adds the network to the graph; variables are made by the first call and shared by the others.
   * With {@link Mode#INFER} in a training, batch normalisation keeps the statistics it has.
   *
   * @param images [b, h, w, 3], from {@link SsdInput}
   */
  public SsdOutputs apply(Ops tf, Operand<TFloat32> images, Mode mode) {
    List<Operand<TFloat32>> maps = extractor.maps(tf, images, mode);
    List<SsdOutputs> each = new ArrayList<>();
    for (int i = 0; i < maps.size(); i++) {
      each.add(predictors.get(i).apply(tf, maps.get(i), mode));
    }
    return new SsdOutputs(
        concat(tf, each, SsdOutputs::boxes), concat(tf, each, SsdOutputs::classes));
  }

  private static Operand<TFloat32> concat(
      Ops tf, List<SsdOutputs> each, Function<SsdOutputs, Operand<TFloat32>> part) {
    return tf.concat(each.stream().map(part).toList(), tf.constant(1)); // [b, a, …]
  }

  /** Adds the detections that follow from predictions. */
  public DetectionTensors detect(Ops tf, SsdOutputs predictions) {
    return config.postProcessing().of(tf, predictions, config.coder(), config.allAnchors());
  }

  /**
   * Adds half the sum of the squared weights times the weight decay. As in the API, the depthwise
   * weights of MobileNet v2's own blocks stay out.
   */
  public Operand<TFloat32> regularization(Ops tf) {
    List<Operand<TFloat32>> terms = new ArrayList<>();
    for (Variable<TFloat32> variable : network.variables()) {
      if (variable.role() == Role.WEIGHT && !isDepthwiseOfBlock(variable.name())) {
        terms.add(tf.nn.l2Loss(variable.read(tf)));
      }
    }
    return tf.math.mul(tf.math.addN(terms), tf.constant((float) config.weightDecay()));
  }

  private static boolean isDepthwiseOfBlock(String name) {
    return name.contains("/expanded_conv") && name.endsWith("/depthwise_weights");
  }
}
