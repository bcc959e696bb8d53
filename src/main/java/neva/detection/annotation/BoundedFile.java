package neva.detection.annotation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Small files read whole; what is beyond all reason is refused before it fills the memory. */
final class BoundedFile {

  /** An XML file of this size holds some fifty thousand objects. */
  static final int LIMIT = 16 << 20;

  private BoundedFile() {}

  /** The content of a file of at most {@link #LIMIT} bytes. */
  static byte[] read(Path file) throws UnreadableException {
    byte[] bytes = readStart(file);
    if (bytes.length > LIMIT) {
      throw new UnreadableException("at most 16 MB", "more");
    }
    return bytes;
  }

  private static byte[] readStart(Path file) throws UnreadableException {
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(LIMIT + 1);
    } catch (IOException e) {
      throw new UnreadableException("a file that can be opened", e.toString());
    }
  }
}
