package neva.tfrecord;

import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import neva.io.BadInputException;

/**
 * Shell patterns of file names. As in a shell, a pattern matches no slash, and no hidden name
 * unless it begins with a dot itself.
 */
final class Glob {

  private static final Pattern WILD = Pattern.compile("[*?\\[{]");

  private Glob() {}

  static boolean isWild(String pattern) {
    return WILD.matcher(pattern).find();
  }

  /** The files that match, sorted; folders are left out. */
  static List<Path> files(String pattern) throws IOException {
    String slashed = pattern.replace(File.separatorChar, '/');
    Matcher wild = WILD.matcher(slashed);
    int start = wild.find() ? slashed.lastIndexOf('/', wild.start()) + 1 : 0;
    List<Path> paths = List.of(Path.of(slashed.substring(0, start)));
    for (String name : slashed.substring(start).split("/+")) {
      paths = within(paths, name);
    }
    return paths.stream().filter(Files::isRegularFile).sorted().toList();
  }

  private static List<Path> within(List<Path> folders, String name) throws IOException {
    List<Path> paths = new ArrayList<>();
    for (Path folder : folders) {
      if (!isWild(name)) {
        paths.add(folder.resolve(name));
      } else if (Files.isDirectory(folder)) {
        addMatching(folder, name, paths);
      }
    }
    return paths;
  }

  private static void addMatching(Path folder, String name, List<Path> paths) throws IOException {
    PathMatcher matcher = matcher(name);
    try (DirectoryStream<Path> entries =
        Files.newDirectoryStream(
            folder,
            entry -> {
              Path file = entry.getFileName();
              return matcher.matches(file)
                  && (name.startsWith(".") || !file.toString().startsWith("."));
            })) {
      entries.forEach(paths::add);
    } catch (DirectoryIteratorException e) {
      throw e.getCause();
    }
  }

  private static PathMatcher matcher(String name) {
    try {
      return FileSystems.getDefault().getPathMatcher("glob:" + name);
    } catch (PatternSyntaxException e) {
      throw new BadInputException(
          "Expected a shell pattern such as train.record-* but found %s (%s); correct it."
              .formatted(name, e.getDescription()),
          e);
    }
  }
}
