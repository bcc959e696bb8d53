package neva.detection;

import java.util.Map;

/** The parts of the loss under the tags that the Object Detection API gives them. */
final class LossTags {

  static final String LOCALIZATION = "Loss/localization_loss";
  static final String CLASSIFICATION = "Loss/classification_loss";
  static final String REGULARIZATION = "Loss/regularization_loss";
  static final String TOTAL = "Loss/total_loss";

  private LossTags() {}

  /** Puts the parts and their sum. */
  static void put(
      Map<String, Double> metrics,
      double localization,
      double classification,
      double regularization) {
    metrics.put(LOCALIZATION, localization);
    metrics.put(CLASSIFICATION, classification);
    metrics.put(REGULARIZATION, regularization);
    metrics.put(TOTAL, localization + classification + regularization);
  }
}
