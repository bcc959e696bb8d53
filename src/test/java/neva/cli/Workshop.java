package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import neva.io.FileTree;

/**
 * A folder that holds {@code pictures} of three classes and {@code whole}, a run of 60 steps on
 * them that was never interrupted.
 */
final class Workshop {

  /** How {@code whole} was trained, but for its directory. */
  static final List<String> TRAIN =
      List.of(
          "classify train --data folder:pictures --steps 60 --batch-size 20 --checkpoint-every 10 --evaluate-every 20"
              .split(" "));

  private static Path original;

  private Workshop() {}

  /** Puts a copy into {@code folder}. */
  static void furnish(Path folder) throws Exception {
    copy(original(), folder);
  }

  /** Puts the pictures alone into {@code folder}. */
  static void furnishWithPictures(Path folder) throws IOException {
    Pictures.draw(folder.resolve("pictures"), 3);
  }

  /** {@link #TRAIN} and more. */
  static String[] train(String... more) {
    return Stream.concat(TRAIN.stream(), Stream.of(more)).toArray(String[]::new);
  }

  /** The run that was never interrupted, to compare with; it is not to be changed. */
  static Path whole() throws Exception {
    return original().resolve("whole");
  }

  private static synchronized Path original() throws Exception {
    if (original == null) {
      Path folder = Files.createTempDirectory("neva-workshop");
      Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(folder)));
      furnishWithPictures(folder);
      NevaProcess.Result result = NevaProcess.run(folder, train("--run", "whole"));
      assertThat(result.exitCode()).as(result.toString()).isZero();
      original = folder;
    }
    return original;
  }

  private static void delete(Path folder) {
    try {
      FileTree.delete(folder);
    } catch (IOException e) {
      System.err.println(folder + " stays: " + e.getMessage());
    }
  }

  static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> tree = Files.walk(from)) {
      for (Path source : tree.toList()) {
        Path target = to.resolve(from.relativize(source).toString());
        if (Files.isDirectory(source)) {
          Files.createDirectories(target);
        } else {
          Files.copy(source, target);
        }
      }
    }
  }

  /** Every file and folder below {@code folder} with its length and time, to tell changes. */
  static Map<String, String> content(Path folder) throws IOException {
    Map<String, String> content = new TreeMap<>();
    try (Stream<Path> tree = Files.walk(folder)) {
      for (Path path : tree.toList()) {
        content.put(
            folder.relativize(path).toString(),
            Files.isDirectory(path)
                ? "folder"
                : Files.size(path) + " bytes, " + Files.getLastModifiedTime(path));
      }
    }
    return content;
  }
}
