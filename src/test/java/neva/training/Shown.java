package neva.training;

import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** A state that a display is to show. */
public record Shown(long step, SortedMap<String, Double> metrics, double examplesPerSecond)
    implements TrainingState {

  public static Shown at(long step) {
    return new Shown(step, new TreeMap<>(Map.of("loss", 0.54321, "accuracy", 0.8125)), 2345.6);
  }

  @Override
  public Run run() {
    throw new UnsupportedOperationException();
  }

  @Override
  public long steps() {
    return 1000;
  }

  @Override
  public double learningRate() {
    return 0.1;
  }

  @Override
  public SortedMap<String, Double> validation() {
    return metrics;
  }

  @Override
  public SortedMap<String, Double> validationShown() {
    return metrics;
  }

  @Override
  public boolean isBest() {
    return true;
  }

  @Override
  public int evaluationsSinceBest() {
    return 0;
  }

  @Override
  public void stop() {}

  @Override
  public void finish() {}
}
