package neva.cli;

import java.util.Map;
import neva.detection.DetectionResults;
import neva.detection.annotation.LabelMap;
import neva.detection.metric.VocMetrics;
import neva.io.Text;

/** What a person wants to know first of an evaluation. */
final class DetectionText {

  private DetectionText() {}

  /** A line of all and one of each class that there is to find. */
  static String of(DetectionResults results) {
    StringBuilder text = new StringBuilder("%s%n".formatted(results));
    Map<Integer, Double> coco = results.coco().classes();
    Map<Integer, VocMetrics.OfClass> classes = results.voc().classes();
    text.append("%8s  %6s  %6s  class%n".formatted("objects", "AP", "AP@0.5"));
    for (LabelMap.Item item : results.labels().items()) {
      VocMetrics.OfClass voc = classes.get(item.id());
      if (voc != null && voc.objects() > 0) {
        text.append(
            Text.format(
                "%,8d  %6.3f  %6.3f  %s%n",
                voc.objects(),
                coco.getOrDefault(item.id(), Double.NaN),
                voc.averagePrecision(),
                item.displayName()));
      }
    }
    return text.toString();
  }
}
