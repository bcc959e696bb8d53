package neva.cli;

import java.io.PrintStream;
import java.time.Duration;
import neva.detection.recordset.Conversion;
import neva.io.Text;

/** Tells in a line every few seconds how far a conversion has come; short ones stay silent. */
final class ConversionLines implements Conversion.Progress {

  private static final long INTERVAL_NANOS = Duration.ofSeconds(5).toNanos();

  private final PrintStream out;
  private final long start = System.nanoTime();
  private long last = start;

  ConversionLines(PrintStream out) {
    this.out = out;
  }

  @Override
  public void update(int done, int of) {
    long now = System.nanoTime();
    if (now - last < INTERVAL_NANOS) {
      return;
    }
    last = now;
    double perSecond = done * 1e9 / (now - start);
    out.print(Text.format("%,d of %,d images, %,.0f/s%n", done, of, perSecond));
  }
}
