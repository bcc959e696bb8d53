package neva.training;

import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Collectors;
import neva.io.Text;

/** Metrics as people read them; those in folders, such as {@code Loss/total_loss}, are for logs. */
public final class MetricText {

  private MetricText() {}

  /** Such as {@code accuracy 0.8123 loss 0.5432}. */
  public static String text(SortedMap<String, Double> metrics) {
    return metrics.entrySet().stream()
        .filter(metric -> !metric.getKey().contains("/"))
        .map(MetricText::text)
        .collect(Collectors.joining("  "));
  }

  private static String text(Map.Entry<String, Double> metric) {
    return Text.format("%s %.4f", metric.getKey(), metric.getValue());
  }
}
