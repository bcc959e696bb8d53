package benchmark;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The resident size of this process, as Linux counts it. */
final class Resident {

  private static final Path STATUS = Path.of("/proc/self/status");

  private Resident() {}

  static long megabytes() {
    try (var lines = Files.lines(STATUS)) {
      String kilobytes =
          lines
              .filter(line -> line.startsWith("VmRSS:"))
              .findFirst()
              .orElseThrow()
              .split("\\s+")[1];
      return Long.parseLong(kilobytes) / 1024;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
