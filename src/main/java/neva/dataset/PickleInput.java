package neva.dataset;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import net.razorvine.pickle.PickleException;

/** The arguments of a pickle's instructions; none is longer than what is left of the file. */
record PickleInput(InputStream in) {

  private static final int MOST_LINE = 200;

  /** An unsigned number of little-endian bytes. */
  long number(int bytes) throws IOException {
    long number = 0;
    for (int i = 0; i < bytes; i++) {
      number |= (long) next() << 8 * i;
    }
    return number;
  }

  byte[] bytes(long length) throws IOException {
    if (length > in.available()) {
      throw new PickleException("it ends early");
    }
    return in.readNBytes((int) length);
  }

  String unicode(long length) throws IOException {
    return new String(bytes(length), StandardCharsets.UTF_8);
  }

  /** The rest of a line, which holds a name; cut off where it is too long for one. */
  String line() throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = next(); c != '\n' && line.length() < MOST_LINE; c = next()) {
      line.append((char) c);
    }
    return line.toString();
  }

  private int next() throws IOException {
    int next = in.read();
    if (next < 0) {
      throw new PickleException("it ends early");
    }
    return next;
  }
}
