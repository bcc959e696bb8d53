package neva.training;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import neva.io.BadInputException;

/**
 * Keeps a run directory for one training: two that write into it would spoil each other's
 * checkpoints. The operating system ends it with the process, however that ends.
 */
public final class RunLock implements AutoCloseable {

  static final String FILE = "lock";

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
    Path file = directory.resolve(FILE);
    while (true) {
      FileChannel channel =
          FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      Object opened = identity(file);
      if (lock(channel) == null) {
        channel.close();
        throw new BadInputException(
            "%s is being trained by another process: wait until that ends, or name another directory."
                .formatted(directory));
      }
      if (Files.exists(file) && Objects.equals(opened, identity(file))) {
        return new RunLock(file, channel);
      }
      channel.close(); // who held it before deleted it in between: this lock keeps nobody out
    }
  }

  /** Which file has the name; null where it is gone or the system does not tell. */
  private static Object identity(Path file) {
    try {
      return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
    } catch (IOException gone) {
      return null;
    }
  }

  private static FileLock lock(FileChannel channel) throws IOException {
    try {
      return channel.tryLock();
    } catch (OverlappingFileLockException sameProcess) {
      return null;
    }
  }

  boolean isHeld() {
    return channel.isOpen();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      if (channel.isOpen()) {
        Files.deleteIfExists(file);
      }
    }
  }
}
