package neva.cli;

import java.io.PrintStream;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import neva.io.Text;
import neva.training.ConsoleProgress;
import neva.training.MetricText;
import neva.training.TrainingState;

/** Progress as a bar on a terminal. */
final class BarProgress implements ConsoleProgress {

  private static final long INTERVAL_NANOS = Duration.ofMillis(100).toNanos();

  private final PrintStream out;
  private long shownNanos;
  private ProgressBar bar; // null before the first update, which tells where a resumed run begins

  BarProgress(PrintStream out) {
    this.out = out;
  }

  /** A bar on a terminal, plain lines elsewhere. */
  static ConsoleProgress orLines() {
    return System.console() == null ? ConsoleProgress.create() : new BarProgress(System.out);
  }

  @Override
  public void batchEnded(TrainingState training) {
    long now = System.nanoTime();
    if (bar != null && now - shownNanos < INTERVAL_NANOS && training.step() < training.steps()) {
      return;
    }
    shownNanos = now;
    bar = bar == null ? from(training) : bar;
    bar.stepTo(training.step());
    bar.setExtraMessage(
        Text.format(
            " %s  %,.0f/s", MetricText.text(training.metrics()), training.examplesPerSecond()));
  }

  private ProgressBar from(TrainingState training) {
    return new ProgressBarBuilder()
        .setTaskName("")
        .setInitialMax(training.steps())
        .startsFrom(training.step(), Duration.ZERO)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(500)
        // Draws on the line of the cursor; the default consumer draws on the one above.
        .setConsumer(new ConsoleProgressBarConsumer(out))
        .continuousUpdate()
        .build();
  }

  @Override
  public void message(String text) {
    // In place of the bar, which draws itself again below.
    out.print("\r\033[K" + text + System.lineSeparator());
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
