package neva.detection.recordset;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.stream.Stream;
import neva.io.AtomicFile;
import neva.io.FileTree;
import neva.io.TemporaryName;

/**
 * A hidden folder within a folder, where files are made that shall appear together, when all of
 * them are complete. What is not committed is deleted on close, and when the JVM is asked to end.
 */
final class Staging implements Closeable {

  private static final String NAME = "staging";

  private final Path target;
  private final Path firstCreated; // null when the target was there before
  private final Path folder;
  private final Thread hook = new Thread(this::deleteQuietly, "staging");

  /** Makes the target when it is missing; deletes what killed processes have left in it. */
  Staging(Path target) throws IOException {
    this.target = target.toAbsolutePath().normalize();
    this.firstCreated = firstMissing(this.target);
    this.folder = this.target.resolve(TemporaryName.of(NAME));
    Files.createDirectories(this.target);
    deleteLeftovers();
    Files.createDirectory(folder);
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /** Where the files are made; below it they may stand in folders. */
  Path folder() {
    return folder;
  }

  /**
   * Moves everything to the target, replacing files of the same names, when all files but those in
   * folders have been written to the disk. The entry named {@code last} comes last: where it is,
   * all are.
   *
   * @throws IOException when that fails; what had been moved is deleted again
   */
  void commit(String last) throws IOException {
    List<Path> entries = entries(last);
    for (Path entry : entries) {
      if (Files.isRegularFile(entry)) {
        AtomicFile.sync(entry);
      }
    }
    int moved = 0;
    try {
      for (; moved < entries.size(); moved++) {
        move(entries.get(moved));
      }
    } catch (IOException e) {
      for (Path entry : entries.subList(0, moved)) {
        FileTree.delete(target.resolve(entry.getFileName()));
      }
      throw e;
    }
    AtomicFile.syncFolder(target);
  }

  private List<Path> entries(String last) throws IOException {
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.sorted((a, b) -> Boolean.compare(a.endsWith(last), b.endsWith(last))).toList();
    }
  }

  private void move(Path entry) throws IOException {
    Files.move(entry, target.resolve(entry.getFileName()), StandardCopyOption.ATOMIC_MOVE);
  }

  private static Path firstMissing(Path folder) {
    Path missing = null;
    for (Path path = folder; path != null && !Files.exists(path); path = path.getParent()) {
      missing = path;
    }
    return missing;
  }

  private void deleteLeftovers() throws IOException {
    try (Stream<Path> files = Files.list(target)) {
      for (Path file : files.filter(Staging::isLeftover).toList()) {
        FileTree.delete(file);
      }
    }
  }

  /** Whether a killed process has left this. */
  static boolean isLeftover(Path file) {
    String name = file.getFileName().toString();
    return name.startsWith("." + NAME + ".") && TemporaryName.isLeftover(name);
  }

  @Override
  public void close() throws IOException {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      return; // the JVM is ending, and the hook deletes
    }
    delete();
  }

  /** The folders made for the target go too, as long as they are empty. */
  private void delete() throws IOException {
    FileTree.delete(folder);
    if (firstCreated == null) {
      return;
    }
    for (Path path = target; path.startsWith(firstCreated) && isEmpty(path); ) {
      Files.delete(path);
      path = path.getParent();
    }
  }

  private static boolean isEmpty(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return false;
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private void deleteQuietly() {
    try {
      delete();
    } catch (IOException e) {
      // The next conversion into this folder deletes what is left.
    }
  }
}
