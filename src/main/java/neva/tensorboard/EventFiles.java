package neva.tensorboard;

import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import neva.io.BadInputException;
import neva.io.Text;

/** The event files of a log folder and their names. */
final class EventFiles {

  /** What TensorBoard knows an event file by, in any part of its name. */
  static final String MARK = "tfevents";

  private static final Pattern SECONDS = Pattern.compile(MARK + "\\.(\\d{1,18})");

  private EventFiles() {}

  /** The event files right in {@code folder} in the order of their names, or the one given. */
  static List<Path> at(Path fileOrFolder) throws IOException {
    if (Files.isRegularFile(fileOrFolder)) {
      return List.of(fileOrFolder);
    }
    if (!Files.isDirectory(fileOrFolder)) {
      throw new BadInputException(
          "Expected a log folder or an event file but found nothing at %s; check the path."
              .formatted(fileOrFolder));
    }
    try (Stream<Path> entries = Files.list(fileOrFolder)) {
      return entries
          .filter(entry -> entry.getFileName().toString().contains(MARK))
          .filter(Files::isRegularFile)
          .sorted()
          .toList();
    }
  }

  /**
   * A name for a new file in {@code folder}. Readers take the files in the order of their names, so
   * its seconds are past those of every file there, even when the clock is not.
   */
  static Path next(Path folder) throws IOException {
    long seconds = System.currentTimeMillis() / 1000;
    for (Path file : at(folder)) {
      Matcher matcher = SECONDS.matcher(file.getFileName().toString());
      if (matcher.find()) {
        seconds = Math.max(seconds, Long.parseLong(matcher.group(1)) + 1);
      }
    }
    return folder.resolve(
        Text.format(
            "events.out.%s.%010d.%s.%d", MARK, seconds, host(), ProcessHandle.current().pid()));
  }

  private static String host() {
    try {
      return InetAddress.getLocalHost().getHostName();
    } catch (UnknownHostException e) {
      return "localhost"; // a machine that cannot resolve its own name
    }
  }
}
