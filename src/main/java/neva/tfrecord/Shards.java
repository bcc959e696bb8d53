package neva.tfrecord;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neva.io.BadInputException;
import neva.io.Text;

/**
 * Files that together hold one set of records: {@code train.record-00000-of-00010} to {@code
 * train.record-00009-of-00010}, as TensorFlow's tools name them.
 */
public final class Shards {

  private static final Pattern SHARD = Pattern.compile("(.+)-\\d{5,9}-of-(\\d{5,9})");
  private static final Pattern COUNTED = Pattern.compile("(.*[^/\\\\])@0*([1-9]\\d{0,8})");

  private Shards() {}

  /** The name of one of {@code of} shards, such as {@code train.record-00003-of-00010}. */
  public static String name(String base, int shard, int of) {
    return Text.format("%s-%05d-of-%05d", base, shard, of);
  }

  /**
   * The files a pattern means, sorted: a file; a shell pattern with *, ?, [] or {} such as {@code
   * train.record-*} or {@code train.record-?????-of-00010}, which passes over hidden files; or
   * {@code train.record@10} for ten shards.
   *
   * @throws BadInputException when there is no such file, nothing matches, or one of the shards is
   *     missing to which a file found by a pattern belongs
   */
  public static List<Path> expand(String pattern) throws IOException {
    return expand(List.of(pattern));
  }

  /** The files of several patterns, one after the other, each file once; see above. */
  public static List<Path> expand(List<String> patterns) throws IOException {
    Map<Path, Path> files = new LinkedHashMap<>();
    for (String pattern : patterns) {
      for (Path file : files(pattern)) {
        files.putIfAbsent(file.toAbsolutePath().normalize(), file);
      }
    }
    return List.copyOf(files.values());
  }

  private static List<Path> files(String pattern) throws IOException {
    if (exists(pattern)) {
      return List.of(file(pattern));
    }
    if (Glob.isWild(pattern)) {
      return matching(pattern);
    }
    Matcher counted = COUNTED.matcher(pattern);
    if (counted.matches()) {
      return new ShardSet(Path.of(counted.group(1)), Integer.parseInt(counted.group(2))).paths();
    }
    throw new BadInputException(
        ("Expected a record file but found nothing at %s;"
                + " name a file, or a pattern such as train.record-*.")
            .formatted(pattern));
  }

  private static boolean exists(String name) {
    try {
      return Files.exists(Path.of(name));
    } catch (InvalidPathException e) {
      return false; // Windows refuses names with a star
    }
  }

  private static Path file(String name) {
    if (Files.isDirectory(Path.of(name))) {
      throw new BadInputException(
          "Expected a record file but found a folder at %s; name its files, such as *.record in it."
              .formatted(name));
    }
    return Path.of(name);
  }

  private static List<Path> matching(String pattern) throws IOException {
    List<Path> files = Glob.files(pattern);
    if (files.isEmpty()) {
      throw new BadInputException(
          "Expected files that match %s but found none; correct the pattern or name the files."
              .formatted(pattern));
    }
    files.stream().map(ShardSet::of).flatMap(Optional::stream).distinct().forEach(ShardSet::paths);
    return files;
  }

  /** All shards of the set that a file belongs to by its name. */
  private record ShardSet(Path base, int count) {

    static Optional<ShardSet> of(Path file) {
      Matcher shard = SHARD.matcher(file.getFileName().toString());
      return shard.matches()
          ? Optional.of(
              new ShardSet(file.resolveSibling(shard.group(1)), Integer.parseInt(shard.group(2))))
          : Optional.empty();
    }

    List<Path> paths() {
      List<Path> paths = new ArrayList<>(); // grows as far as there are files
      for (int shard = 0; shard < count; shard++) {
        paths.add(path(shard));
      }
      return paths;
    }

    Path path(int shard) {
      Path path = base.resolveSibling(name(base.getFileName().toString(), shard, count));
      if (!Files.isRegularFile(path)) {
        throw new BadInputException(
            "Expected %d shards of %s but found no %s; restore it, or write the set again."
                .formatted(count, base, path));
      }
      return path;
    }
  }
}
