package neva.detection.recordset;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The files of a folder and its folders, hidden ones passed over. Pictures are told by their
 * extension, but a file that an annotation names is one whatever it is called.
 */
final class PictureFolder {

  private static final int MOST_FOLDERS_DEEP = 32;
  private final Map<String, PictureFile> byName = new HashMap<>();
  private final Map<String, List<PictureFile>> byStem = new HashMap<>();

  /**
   * A file.
   *
   * @param name relative to the folder, with forward slashes
   * @param bytes its size when it was listed
   */
  record PictureFile(String name, Path path, long bytes) {}

  private PictureFolder() {}

  static PictureFolder list(Path folder) throws IOException {
    PictureFolder pictures = new PictureFolder();
    Files.walkFileTree(
        folder,
        EnumSet.of(FileVisitOption.FOLLOW_LINKS),
        MOST_FOLDERS_DEEP,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path path, BasicFileAttributes attributes) {
            boolean hidden = !path.equals(folder) && isHidden(path);
            return hidden ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFile(Path path, BasicFileAttributes attributes) {
            if (attributes.isRegularFile() && !isHidden(path)) {
              String name = folder.relativize(path).toString().replace('\\', '/');
              pictures.add(new PictureFile(name, path, attributes.size()));
            }
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path path, IOException e) {
            return FileVisitResult.CONTINUE; // a link that leads nowhere or in a circle
          }
        });
    return pictures;
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private void add(PictureFile file) {
    byName.put(file.name, file);
    if (PictureExtensions.has(file.name)) {
      addPicture(file);
    }
  }

  private void addPicture(PictureFile file) {
    byStem.computeIfAbsent(stem(file.name), stem -> new ArrayList<>()).add(file);
  }

  /** All pictures, sorted by name. */
  List<PictureFile> pictures() {
    return byStem.values().stream()
        .flatMap(List::stream)
        .sorted(Comparator.comparing(PictureFile::name))
        .toList();
  }

  /** The file of exactly this name, or null. */
  PictureFile named(String name) {
    return byName.get(name);
  }

  /** Pictures whose name differs in its extension or in upper and lower case alone. */
  List<PictureFile> similar(String name) {
    List<PictureFile> sameStem = byStem.get(stem(name));
    return sameStem != null
        ? sameStem
        : byStem.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
  }

  private static String stem(String name) {
    return PictureExtensions.without(name).toLowerCase(Locale.ROOT);
  }
}
