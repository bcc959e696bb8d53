package neva.classification;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What metrics.json says of one set of the data.
 *
 * @param images how many there were
 * @param accuracy share of images classified correctly
 * @param loss mean cross-entropy in nats
 * @param meanAveragePrecision over the classes that have images; null when none has
 * @param classes precision, recall, F1 and average precision by class name
 */
record ClassifierMetrics(
    int images,
    double accuracy,
    double loss,
    Double meanAveragePrecision,
    Map<String, OfClass> classes) {

  /** Of one class; null where it is undefined, since JSON has no NaN. */
  record OfClass(Double precision, Double recall, double f1, Double averagePrecision, int images) {}

  static ClassifierMetrics of(Predictions predictions, PrecisionRecallReport curves) {
    ConfusionMatrix matrix = predictions.confusionMatrix();
    Map<String, OfClass> classes = new LinkedHashMap<>();
    for (int label = 0; label < matrix.counts().length; label++) {
      classes.put(
          matrix.classNames().get(label),
          new OfClass(
              defined(matrix.precision(label)),
              defined(matrix.recall(label)),
              matrix.f1(label),
              defined(curves.averagePrecision(label)),
              matrix.images(label)));
    }
    return new ClassifierMetrics(
        predictions.images().size(),
        matrix.accuracy(),
        predictions.loss(),
        defined(curves.meanAveragePrecision()),
        classes);
  }

  private static Double defined(double value) {
    return Double.isNaN(value) ? null : value;
  }
}
