package neva.network;

import java.util.ArrayList;
import java.util.List;
import neva.layer.BatchNorm;
import neva.layer.Conv2D;
import neva.layer.DepthwiseConv2D;
import neva.layer.Initialization;
import neva.layer.Layer;
import neva.layer.Network;
import neva.layer.Padding;
import neva.layer.Relu6;

/** Makes what MobileNets consist of: a convolution, its batch normalisation and ReLU6. */
public final class NormalizedLayers {

  private final MobileNetConfig config;
  private final Initialization initialization;

  public NormalizedLayers(MobileNetConfig config, Initialization initialization) {
    this.config = config;
    this.initialization = initialization;
  }

  /**
   * A convolution with as many outputs as {@code depth}, of the same size divided by the stride.
   */
  public Network convolution(String name, int depth, int kernel, int stride) {
    return new Network(activated(name, plain(name, depth, kernel, stride)));
  }

  /** A 1×1 convolution that is not followed by an activation. */
  public Network linear(String name, int depth) {
    return new Network(List.of(plain(name, depth, 1, 1), norm(name)));
  }

  /** A convolution of each channel by itself. */
  public Network depthwise(String name, int kernel, int stride) {
    return new Network(activated(name, eachChannel(name, kernel, stride)));
  }

  /** A 3×3 depthwise convolution, then a 1×1 one. */
  public Network separable(String depthwise, String pointwise, int depth, int stride) {
    List<Layer> layers = new ArrayList<>();
    layers.addAll(activated(depthwise, eachChannel(depthwise, 3, stride)));
    layers.addAll(activated(pointwise, plain(pointwise, depth, 1, 1)));
    return new Network(layers);
  }

  private Layer eachChannel(String name, int kernel, int stride) {
    return new DepthwiseConv2D(name, kernel, stride, Padding.SAME, initialization);
  }

  private Layer plain(String name, int depth, int kernel, int stride) {
    return new Conv2D(name, depth, kernel, stride, Padding.SAME, initialization).withoutBias();
  }

  private List<Layer> activated(String name, Layer convolution) {
    return List.of(convolution, norm(name), new Relu6(name + "/Relu6"));
  }

  private Layer norm(String name) {
    float momentum = (float) config.normMomentum();
    return new BatchNorm(name + "/BatchNorm", momentum, (float) config.normEpsilon());
  }
}
