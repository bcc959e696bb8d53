package neva.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import neva.io.BadInputException;

/**
 * The pictures in the folders of the classes, in the order of the names.
 *
 * @param classes their folders, within the folder that was listed: {@code cat} or {@code pet/cat}
 * @param labels for every file the index of its class in {@code classes}
 */
record ClassFolders(List<Path> classes, List<Path> files, int[] labels) {

  static final String REMEDY = "Give every class a folder of its own with its pictures inside.";

  private static final Set<String> ENDINGS =
      Set.of("bmp", "gif", "jpeg", "jpg", "png", "tif", "tiff");

  /**
   * Lists {@code dir}; folders without a picture are no classes.
   *
   * @throws BadInputException when there are fewer than two classes, or their names may be those of
   *     different parts
   */
  static ClassFolders list(Path dir, Consumer<String> warning) throws IOException {
    List<Path> classes = new ArrayList<>();
    List<Path> files = new ArrayList<>();
    List<Integer> labels = new ArrayList<>();
    for (Path folder : classFolders(dir, warning)) {
      List<Path> pictures = pictures(folder, warning);
      if (pictures.isEmpty()) {
        warning.accept("Skipped " + folder + ": there is no picture in it.");
        continue;
      }
      pictures.forEach(picture -> labels.add(classes.size()));
      classes.add(dir.relativize(folder));
      files.addAll(pictures);
    }
    ClassFolders found =
        new ClassFolders(classes, files, labels.stream().mapToInt(label -> label).toArray());
    DoubtfulNames.check(found.paths(), dir, warning);
    checkClasses(classes, dir);
    return found;
  }

  /** The names of the folders; with their groups where two have the same. */
  List<String> names() {
    return names(paths());
  }

  private List<String> paths() {
    return classes.stream().map(path -> path.toString().replace('\\', '/')).toList();
  }

  /**
   * The names of classes that lie in folders.
   *
   * @param paths {@code pet/cat} or {@code cat}
   * @return without the groups, unless two classes would then have the same name
   */
  static List<String> names(List<String> paths) {
    List<String> bare = paths.stream().map(path -> path.replaceFirst(".*/", "")).toList();
    return bare.stream().distinct().count() == bare.size() ? bare : paths;
  }

  ImageFiles images(int height, int width) {
    return new ImageFiles(files, labels, names(), height, width);
  }

  /**
   * The same pictures with labels that index the classes of {@code known}.
   *
   * @throws BadInputException when there is a class that {@code known} has not
   */
  ClassFolders relabelled(ClassFolders known, Path dir) {
    int[] indices = classes.stream().mapToInt(known.classes::indexOf).toArray();
    for (int k = 0; k < indices.length; k++) {
      if (indices[k] < 0) {
        throw new BadInputException(
            ("Expected the classes of the training set, %s, but was %s in %s."
                    + " Move that folder away or add training pictures of it.")
                .formatted(known.names(), classes.get(k), dir));
      }
    }
    int[] relabelled = new int[labels.length];
    for (int i = 0; i < labels.length; i++) {
      relabelled[i] = indices[labels[i]];
    }
    return new ClassFolders(known.classes, files, relabelled);
  }

  private static void checkClasses(List<Path> classes, Path dir) {
    if (classes.size() < 2) {
      String found = classes.isEmpty() ? "none" : "only " + classes.get(0);
      throw new BadInputException(
          "Expected folders of two or more classes with pictures but was %s in %s. %s"
              .formatted(found, dir, REMEDY));
    }
  }

  /** The folders in {@code dir}; in place of a group those that are in it. */
  private static List<Path> classFolders(Path dir, Consumer<String> warning) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path folder : subfolders(dir, warning)) {
      if (isGroup(folder)) {
        folders.addAll(subfolders(folder, warning));
      } else {
        folders.add(folder);
      }
    }
    return folders;
  }

  /** Whether folders are in it and no pictures. */
  static boolean isGroup(Path folder) throws IOException {
    List<Path> entries = entries(folder);
    return entries.stream().anyMatch(Files::isDirectory)
        && entries.stream().noneMatch(ClassFolders::isPicture);
  }

  private static List<Path> subfolders(Path dir, Consumer<String> warning) throws IOException {
    List<Path> folders = new ArrayList<>();
    for (Path entry : entries(dir)) {
      if (Files.isDirectory(entry)) {
        folders.add(entry);
      } else {
        warning.accept(
            ImageFile.leadsNowhere(entry)
                ? "Skipped " + entry + ": it is a link to nothing."
                : "Skipped " + entry + ": a picture belongs into the folder of its class.");
      }
    }
    return folders;
  }

  private static List<Path> pictures(Path folder, Consumer<String> warning) throws IOException {
    List<Path> pictures = new ArrayList<>();
    for (Path entry : entries(folder)) {
      if (Files.isDirectory(entry)) {
        warning.accept("Skipped " + entry + ": folders within the folder of a class are not read.");
      } else if (isPicture(entry)) {
        pictures.add(entry);
      } else {
        warning.accept("Skipped " + entry + ": not a PNG, JPEG, GIF, BMP or TIFF by its name.");
      }
    }
    return pictures;
  }

  private static boolean isPicture(Path entry) {
    return !Files.isDirectory(entry) && ENDINGS.contains(ending(entry));
  }

  /** In the order of the names; without those that begin with a dot, which systems leave behind. */
  static List<Path> entries(Path dir) throws IOException {
    try (Stream<Path> entries = Files.list(dir)) {
      return entries.filter(entry -> !name(entry).startsWith(".")).sorted().toList();
    }
  }

  private static String name(Path file) {
    return file.getFileName().toString();
  }

  private static String ending(Path file) {
    String name = name(file);
    return name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
  }
}
