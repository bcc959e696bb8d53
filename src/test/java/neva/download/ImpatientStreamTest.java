package neva.download;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class ImpatientStreamTest {

  /** Gives nothing before it is closed, then its end or an error. */
  private static final class Silence extends InputStream {

    private final CountDownLatch closed = new CountDownLatch(1);
    private final boolean fails;

    Silence(boolean fails) {
      this.fails = fails;
    }

    @Override
    public int read() throws IOException {
      try {
        closed.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
      if (fails) {
        throw new IOException("closed");
      }
      return -1;
    }

    @Override
    public void close() {
      closed.countDown();
    }
  }

  @Test
  void passesOnWhatComes() throws IOException {
    byte[] content = {1, 2, 3};
    try (InputStream in =
        new ImpatientStream(new ByteArrayInputStream(content), Duration.ofMinutes(1))) {
      assertThat(in.readAllBytes()).isEqualTo(content);
    }
  }

  @Test
  void endsWhenNothingMoreComes() throws IOException {
    for (boolean fails : new boolean[] {true, false}) {
      InputStream some = new ByteArrayInputStream(new byte[3]);
      InputStream silence = new SequenceInputStream(some, new Silence(fails));
      try (InputStream in = new ImpatientStream(silence, Duration.ofMillis(1100))) {
        assertThat(in.readNBytes(3)).hasSize(3);
        assertThatThrownBy(() -> in.read(new byte[9], 0, 9))
            .isInstanceOf(IOException.class)
            .hasMessage("nothing came for 1 seconds");
      }
    }
  }
}
