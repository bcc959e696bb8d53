package neva.ssd;

/** The networks that turn a picture into feature maps. */
public enum Backbone {
  /** Howard et al. 2017, "MobileNets". */
  MOBILENET_V1,
  /** Sandler et al. 2018, "MobileNetV2: Inverted Residuals and Linear Bottlenecks". */
  MOBILENET_V2
}
