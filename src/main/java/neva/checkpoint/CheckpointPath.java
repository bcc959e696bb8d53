package neva.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import neva.io.BadInputException;

/** Finds the checkpoint that a person means by a path. */
public final class CheckpointPath {

  private static final String SUFFIX = "\\.(index|data-\\d{5}-of-\\d{5})$";

  private CheckpointPath() {}

  /**
   * The prefix that {@code given} stands for: a folder stands for the newest checkpoint of its
   * state file or else for the single one within, a folder with a folder {@code checkpoint}, as
   * TensorFlow 2 exports it, for what that stands for, a SavedModel for its variables, a file of a
   * checkpoint for that checkpoint, and any other path for itself.
   *
   * @throws BadInputException when a folder has no checkpoint, or several and no state file
   */
  public static Path resolve(Path given) throws IOException {
    if (Files.isDirectory(given)) {
      return within(given);
    }
    return given.resolveSibling(given.getFileName().toString().replaceFirst(SUFFIX, ""));
  }

  private static Path within(Path folder) throws IOException {
    Path state = folder.resolve(CheckpointState.FILE_NAME);
    if (Files.isRegularFile(state)) {
      return CheckpointState.read(folder).latest(folder);
    }
    if (Files.isDirectory(state)) {
      return within(state);
    }
    if (Files.exists(folder.resolve("variables/variables.index"))) {
      return folder.resolve("variables/variables");
    }
    List<Path> found = indexes(folder);
    if (found.size() != 1) {
      throw new BadInputException(
          ("Expected a state file \"checkpoint\" or one .index file but was %d of these in %s;"
                  + " name the checkpoint itself, such as %s.")
              .formatted(found.size(), folder, folder.resolve("model-1000")));
    }
    return resolve(found.get(0));
  }

  private static List<Path> indexes(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.toString().endsWith(".index"))
          .filter(file -> !file.getFileName().toString().startsWith("."))
          .toList();
    }
  }
}
