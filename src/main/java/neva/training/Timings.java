package neva.training;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import neva.io.Text;

/** How long the parts of training took: the report at its end. */
public final class Timings {

  /** A part of the loop. */
  public enum Part {
    DATA,
    STEP,
    SUMMARY,
    EVALUATION,
    CHECKPOINT
  }

  private static final long JVM_START_MILLIS = ManagementFactory.getRuntimeMXBean().getStartTime();

  private double firstStepSeconds = Double.NaN;
  private final Map<Part, List<Long>> nanos = new EnumMap<>(Part.class);

  void add(Part part, long startNanos) {
    if (part == Part.STEP && Double.isNaN(firstStepSeconds)) {
      firstStepSeconds = (System.currentTimeMillis() - JVM_START_MILLIS) / 1e3;
    }
    nanos.computeIfAbsent(part, p -> new ArrayList<>()).add(System.nanoTime() - startNanos);
  }

  /**
   * A quantile of the durations of a part, in milliseconds, or NaN when it never ran.
   *
   * @param quantile 0 to 1
   */
  public double milliseconds(Part part, double quantile) {
    List<Long> sorted = nanos.getOrDefault(part, List.of()).stream().sorted().toList();
    if (sorted.isEmpty()) {
      return Double.NaN;
    }
    int rank = (int) Math.ceil(quantile * sorted.size()) - 1;
    return sorted.get(Math.max(0, rank)) / 1e6;
  }

  /** One line for each part that ran: how often, P50, P90 and total. */
  @Override
  public String toString() {
    StringBuilder table =
        new StringBuilder(
            "%-12s %8s %10s %10s %9s%n".formatted("part", "times", "P50", "P90", "total"));
    nanos.forEach((part, durations) -> table.append(row(part, durations)));
    table.append(Text.format("first step done %.1f s after the JVM started%n", firstStepSeconds));
    return table.toString();
  }

  private String row(Part part, List<Long> durations) {
    double total = durations.stream().mapToLong(Long::longValue).sum() / 1e9;
    return Text.format(
        "%-12s %8d %7.2f ms %7.2f ms %7.1f s%n",
        part.name().toLowerCase(Locale.ROOT),
        durations.size(),
        milliseconds(part, 0.5),
        milliseconds(part, 0.9),
        total);
  }
}
