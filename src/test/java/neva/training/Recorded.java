package neva.training;

import java.util.List;

/** What a listener was told, for a test to read afterwards. */
public record Recorded(List<String> shown) implements TrainingListener {

  public static Recorded in(List<String> shown) {
    return new Recorded(shown);
  }

  @Override
  public void batchEnded(TrainingState training) {
    String speed = training.examplesPerSecond() > 0 ? "" : " standing still";
    shown.add("batch %d %s%s".formatted(training.step(), training.metrics().keySet(), speed));
  }

  @Override
  public void evaluated(TrainingState training) {
    shown.add(
        "evaluated %d %s%s"
            .formatted(
                training.step(), training.validation().keySet(), training.isBest() ? " best" : ""));
  }

  @Override
  public void message(String text) {
    shown.add(text);
  }
}
