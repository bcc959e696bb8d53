package neva.cli;

import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import neva.download.DownloadListener;
import neva.io.Text;

/** A download as a bar on a terminal, and in lines elsewhere: one every few seconds at most. */
final class DownloadProgress implements DownloadListener, AutoCloseable {

  private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();
  private static final long MEGABYTE = 1_000_000;

  private final PrintStream out;
  private final boolean terminal;
  private ProgressBar bar; // null while nothing comes
  private long lastNanos = System.nanoTime();

  DownloadProgress(PrintStream out, boolean terminal) {
    this.out = out;
    this.terminal = terminal;
  }

  @Override
  public void kept(Path path) {
    out.printf("%s: already there%n", path);
  }

  @Override
  public void received(Path file, long bytes, long total) {
    if (terminal) {
      bar = bar == null ? bar(file, bytes, total) : bar;
      bar.stepTo(bytes);
    } else if (System.nanoTime() - lastNanos >= INTERVAL_NANOS) {
      lastNanos = System.nanoTime();
      out.print(Text.format("%s: %.1f of %.1f MB%n", file, megabytes(bytes), megabytes(total)));
    }
  }

  private static double megabytes(long bytes) {
    return (double) bytes / MEGABYTE;
  }

  private ProgressBar bar(Path file, long bytes, long total) {
    return new ProgressBarBuilder()
        .setTaskName(file.getFileName().toString())
        .setInitialMax(total)
        .startsFrom(bytes, Duration.ZERO)
        .setUnit(" MB", MEGABYTE)
        .setStyle(ProgressBarStyle.ASCII)
        .setUpdateIntervalMillis(500)
        // Draws on the line of the cursor; the default consumer draws on the one above.
        .setConsumer(new ConsoleProgressBarConsumer(out))
        .build();
  }

  @Override
  public void made(Path path) {
    close();
    out.printf("%s: complete%n", path);
  }

  /** Ends the line of a bar. */
  @Override
  public void close() {
    if (bar != null) {
      bar.close();
      bar = null;
    }
  }
}
