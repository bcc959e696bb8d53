package neva.training;

import java.io.PrintStream;
import java.time.Duration;
import neva.io.Text;

/** Progress in lines, for files and pipes: one every few seconds at most, and the last. */
final class PlainProgress implements ConsoleProgress {

  private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();

  private final long steps;
  private final PrintStream out;
  private long firstStep = -1;
  private long firstNanos;
  private long lastNanos;

  PlainProgress(long steps, PrintStream out) {
    this.steps = steps;
    this.out = out;
  }

  @Override
  public void batchEnded(TrainingState training) {
    long step = training.step();
    long now = System.nanoTime();
    if (firstStep < 0) {
      firstStep = step;
      firstNanos = now;
    } else if (now - lastNanos < INTERVAL_NANOS && step < steps) {
      return;
    }
    lastNanos = now;
    out.print(
        Text.format(
            "step %d/%d  %s  %,.0f examples/s%s%n",
            step,
            steps,
            MetricText.text(training.metrics()),
            training.examplesPerSecond(),
            left(step, now)));
  }

  private String left(long step, long now) {
    if (step == firstStep) {
      return "";
    }
    double perStep = (double) (now - firstNanos) / (step - firstStep);
    Duration left = Duration.ofNanos((long) (perStep * (steps - step)));
    return Text.format("  %d:%02d left", left.toMinutes(), left.toSecondsPart());
  }

  @Override
  public void message(String text) {
    out.println(text);
  }

  @Override
  public void close() {
    out.flush();
  }
}
