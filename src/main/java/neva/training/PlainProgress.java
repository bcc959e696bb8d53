package neva.training;

import java.io.PrintStream;
import java.time.Duration;
import neva.io.Text;

/** Progress in lines, for files and pipes: one every few seconds at most, and the last. */
final class PlainProgress implements ConsoleProgress {

  private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();

  private final PrintStream out;
  private long firstStep = -1;
  private long firstNanos;
  private long lastNanos;

  PlainProgress(PrintStream out) {
    this.out = out;
  }

  @Override
  public void batchEnded(TrainingState training) {
    long step = training.step();
    long steps = training.steps();
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
            left(training, now)));
  }

  private String left(TrainingState training, long now) {
    long done = training.step() - firstStep;
    if (done == 0) {
      return "";
    }
    double perStep = (double) (now - firstNanos) / done;
    Duration left = Duration.ofNanos((long) (perStep * (training.steps() - training.step())));
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
