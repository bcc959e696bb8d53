package neva.training;

import java.util.List;
import java.util.SortedMap;

/** Progress that a test reads afterwards. */
public record Recorded(List<String> shown) implements Progress {

  public static Recorded in(List<String> shown) {
    return new Recorded(shown);
  }

  @Override
  public void update(long step, SortedMap<String, Double> metrics, double examplesPerSecond) {
    String speed = examplesPerSecond > 0 ? "" : " standing still";
    shown.add("update %d %s%s".formatted(step, metrics.keySet(), speed));
  }

  @Override
  public void line(String text) {
    shown.add(text);
  }

  @Override
  public void close() {}
}
