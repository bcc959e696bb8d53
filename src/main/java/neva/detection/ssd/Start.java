package neva.detection.ssd;

/** Which weights of another model a network starts with. */
public enum Start {
  /** Those of a classifier: the backbone. */
  BACKBONE,
  /** Those of a detector without its heads. */
  FEATURES,
  /** All of a detector that fit. */
  ALL;

  /** Whether a variable of the network is among them. */
  boolean includes(String variable) {
    return switch (this) {
      case BACKBONE -> WeightNames.isFeature(variable) && !WeightNames.isExtraLayer(variable);
      case FEATURES -> WeightNames.isFeature(variable);
      case ALL -> true;
    };
  }
}
