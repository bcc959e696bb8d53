package neva.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import neva.io.BadInputException;
import neva.io.Hint;

/**
 * Keeps a run directory for one training: two that write into it would spoil each other's
 * checkpoints. The operating system ends it with the process, however that ends.
 *
 * <p>The file stays when the lock ends. Whoever deleted it could meet another who has opened it
 * already, and then locks a file that no third one finds.
 */
public final class RunLock implements AutoCloseable {

  static final String FILE = "lock";

  /**
   * The files that this process has locked. They are not opened again: POSIX ends a lock when the
   * process closes any channel of the file.
   */
  private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

  private final Path file;
  private final FileChannel channel;

  private RunLock(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * @throws BadInputException when another training holds it
   */
  static RunLock of(Path directory) throws IOException {
    Path file = directory.toRealPath().resolve(FILE);
    if (!HELD.add(file)) {
      throw taken(directory);
    }
    try {
      return new RunLock(file, locked(file, directory));
    } catch (IOException | RuntimeException e) {
      HELD.remove(file);
      throw e;
    }
  }

  private static FileChannel locked(Path file, Path directory) throws IOException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        throw taken(directory);
      }
      return channel;
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  private static BadInputException taken(Path directory) {
    return new BadInputException(
        "Another training is writing to %s: wait until it ends, or choose another directory."
            .formatted(directory),
        Hint.OTHER_RUN);
  }

  boolean isHeld() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    if (channel.isOpen()) {
      channel.close();
      HELD.remove(file);
    }
  }
}
