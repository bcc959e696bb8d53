package neva.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import neva.io.AtomicFile;

/**
 * The file named {@code checkpoint} beside checkpoints, which says which of them count. It is
 * written as TensorFlow's savers do, so that {@code tf.train.latest_checkpoint} finds the newest.
 *
 * @param latest the newest checkpoint: its prefix, relative to the folder of the file or absolute
 * @param all every checkpoint that is kept, oldest first, the newest included
 * @param timestamps when each was saved, in seconds since 1970; 0 where the file does not tell
 * @param lastPreserved when the last checkpoint that no rotation removes was kept, in seconds since
 *     1970; TensorFlow's CheckpointManager carries it from run to run
 */
record CheckpointState(
    String latest, List<String> all, List<Double> timestamps, double lastPreserved) {

  /** The name of the file. */
  static final String FILE_NAME = "checkpoint";

  CheckpointState {
    all = withLatest(all, latest);
    timestamps = aligned(timestamps, all.size());
  }

  private static List<String> withLatest(List<String> all, String latest) {
    List<String> complete = new ArrayList<>(all);
    if (!complete.contains(latest)) {
      complete.add(latest);
    }
    return List.copyOf(complete);
  }

  /** Python refuses a file whose timestamps are not as many as its checkpoints. */
  private static List<Double> aligned(List<Double> timestamps, int size) {
    return timestamps.size() == size ? List.copyOf(timestamps) : Collections.nCopies(size, 0.0);
  }

  /**
   * Reads the state file of {@code folder}, by whichever program it was written.
   *
   * @throws CorruptCheckpointException when it is missing, is no state file or names no checkpoint
   */
  static CheckpointState read(Path folder) throws IOException {
    Path file = folder.resolve(FILE_NAME);
    try {
      return CheckpointStateText.parse(file, Files.readAllBytes(file));
    } catch (NoSuchFileException e) {
      throw new CorruptCheckpointException(file, "a state file", "no such file", e);
    }
  }

  /** Writes the state file of {@code folder}, whole or not at all. */
  void write(Path folder) throws IOException {
    AtomicFile.write(folder.resolve(FILE_NAME), CheckpointStateText.print(this));
  }

  /** The prefix of the newest checkpoint. */
  Path latest(Path folder) {
    return resolve(folder, latest);
  }

  /** The prefixes of all checkpoints, oldest first. */
  List<Path> all(Path folder) {
    return all.stream().map(path -> resolve(folder, path)).toList();
  }

  /** An absolute path that has gone is looked for in {@code folder}: the folder may have moved. */
  private static Path resolve(Path folder, String path) {
    Path named = named(folder, path);
    Path here = folder.resolve(named.getFileName());
    boolean moved = !Files.exists(BundleFiles.index(named));
    return moved && Files.exists(BundleFiles.index(here)) ? here : named;
  }

  private static Path named(Path folder, String path) {
    try {
      Path named = folder.resolve(path);
      if (named.getFileName() != null) {
        return named;
      }
    } catch (InvalidPathException e) {
      // Reported below, as any other text that is no path of a file.
    }
    throw new CorruptCheckpointException(
        folder.resolve(FILE_NAME), "the path of a checkpoint", '"' + path + '"');
  }
}
