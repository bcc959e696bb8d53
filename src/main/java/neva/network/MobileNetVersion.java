package neva.network;

/** The published MobileNets. */
public enum MobileNetVersion {
  /** Howard et al. 2017, "MobileNets". */
  MOBILENET_V1,
  /** Sandler et al. 2018, "MobileNetV2: Inverted Residuals and Linear Bottlenecks". */
  MOBILENET_V2
}
