package neva.download;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import neva.io.Text;

/** Ends with an error when nothing comes for some time: the body of an answer waits for ever. */
final class ImpatientStream extends FilterInputStream {

  private final Duration patience;
  private final Thread watch = new Thread(this::watch, "patience");
  private volatile long last = System.nanoTime();
  private volatile boolean stalled;

  ImpatientStream(InputStream in, Duration patience) {
    super(in);
    this.patience = patience;
    watch.setDaemon(true);
    watch.start();
  }

  @Override
  public int read(byte[] buffer, int from, int length) throws IOException {
    int n;
    try {
      n = in.read(buffer, from, length);
    } catch (IOException e) {
      throw stalled ? nothingCame() : e;
    }
    last = System.nanoTime();
    if (stalled) {
      throw nothingCame();
    }
    return n;
  }

  private IOException nothingCame() {
    return new IOException(Text.format("nothing came for %,d seconds", patience.toSeconds()));
  }

  /** A reader that waits notices when the stream is closed, by an error or by its end. */
  private void watch() {
    try {
      for (long left = patience.toNanos(); left > 0; left = left()) {
        Thread.sleep(left / 1_000_000 + 1);
      }
      stalled = true;
      in.close();
    } catch (InterruptedException | IOException e) {
      // The stream is closed, or broke off, which its reader learns.
    }
  }

  private long left() {
    return patience.toNanos() - (System.nanoTime() - last);
  }

  @Override
  public void close() throws IOException {
    watch.interrupt();
    super.close();
  }
}
