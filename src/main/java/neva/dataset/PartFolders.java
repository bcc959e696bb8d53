package neva.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import neva.io.BadInputException;

/**
 * The parts of a set that lie in folders: {@code train/cat}, {@code Test_Set/cat}.
 *
 * @param folders that hold the folders of the classes; none where the folder has no parts
 */
record PartFolders(Path dir, Map<Part, Path> folders) {

  /**
   * Looks for them in {@code dir}. A folder is a part if it has such a name, folders inside and no
   * pictures.
   *
   * @throws BadInputException when two folders are the same part, or there is none to train on
   */
  static PartFolders find(Path dir) throws IOException {
    Map<Part, Path> folders = new EnumMap<>(Part.class);
    for (Path folder : directories(dir)) {
      Optional<Part> part = partOf(folder);
      if (part.isPresent() && ClassFolders.isGroup(folder)) {
        requireOne(part.get(), folders.put(part.get(), folder), folder);
      }
    }
    if (!folders.isEmpty() && !folders.containsKey(Part.TRAINING)) {
      throw new BadInputException(
          "Expected a folder of the training set, such as train, but found only %s in %s."
              .formatted(names(folders), dir));
    }
    return new PartFolders(dir, folders);
  }

  private static void requireOne(Part part, Path before, Path folder) {
    if (before != null) {
      throw new BadInputException(
          "Expected one folder of the %s set but found %s and %s in %s: put them together, or move one away."
              .formatted(
                  part.word(),
                  before.getFileName(),
                  folder.getFileName(),
                  folder.toAbsolutePath().getParent()));
    }
  }

  boolean isEmpty() {
    return folders.isEmpty();
  }

  /** Tells what else is in the folder. */
  void tellOthers(Consumer<String> warning) throws IOException {
    for (Path entry : ClassFolders.entries(dir)) {
      if (!folders.containsValue(entry)) {
        String reason =
            partOf(entry).isPresent() && Files.isDirectory(entry)
                ? "there are no folders of classes in it."
                : "the parts are " + names(folders) + ".";
        warning.accept("Skipped " + entry + ": " + reason);
      }
    }
  }

  /** The folder of a part; of {@code train/train/cat}, as archives unpack, the inner one. */
  Path inner(Part part) throws IOException {
    Path folder = folders.get(part);
    List<Path> inside = directories(folder);
    while (inside.size() == 1
        && partOf(inside.get(0)).equals(Optional.of(part))
        && ClassFolders.isGroup(inside.get(0))) {
      folder = inside.get(0);
      inside = directories(folder);
    }
    return folder;
  }

  private static List<Path> directories(Path dir) throws IOException {
    return ClassFolders.entries(dir).stream().filter(Files::isDirectory).toList();
  }

  private static Optional<Part> partOf(Path folder) {
    return Part.ofName(folder.getFileName().toString());
  }

  private static String names(Map<Part, Path> folders) {
    return folders.values().stream()
        .map(folder -> folder.getFileName().toString())
        .collect(Collectors.joining(" and "));
  }
}
