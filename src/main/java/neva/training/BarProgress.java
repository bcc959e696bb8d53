package neva.training;

import java.io.PrintStream;
import java.time.Duration;
import java.util.SortedMap;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** Progress as a bar on a terminal. */
final class BarProgress implements Progress {

  private final long steps;
  private final PrintStream out;
  private ProgressBar bar; // null before the first update, which tells where a resumed run begins

  BarProgress(long steps, PrintStream out) {
    this.steps = steps;
    this.out = out;
  }

  @Override
  public void update(long step, SortedMap<String, Double> metrics, double examplesPerSecond) {
    bar = bar == null ? from(step) : bar;
    bar.stepTo(step);
    bar.setExtraMessage(" %s  %,.0f/s".formatted(MetricText.text(metrics), examplesPerSecond));
  }

  private ProgressBar from(long step) {
    return new ProgressBarBuilder()
        .setTaskName("")
        .setInitialMax(steps)
        .startsFrom(step, Duration.ZERO)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(500)
        // Draws on the line of the cursor; the default consumer draws on the one above.
        .setConsumer(new ConsoleProgressBarConsumer(out))
        .continuousUpdate()
        .build();
  }

  @Override
  public void line(String text) {
    // In place of the bar, which draws itself again below.
    out.print("\r\033[K" + text + System.lineSeparator());
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
