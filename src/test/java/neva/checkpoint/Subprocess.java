package neva.checkpoint;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Runs a main class of the tests in a JVM of its own. */
public record Subprocess(int exitCode, String output) {

  /** With the class path of this JVM. */
  static List<String> command(Class<?> main, String... arguments) {
    return command(System.getProperty("java.class.path"), main, arguments);
  }

  /** Runs with the class path of this JVM. */
  public static Subprocess of(Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    return run(command(main, arguments));
  }

  /** Runs without the jars that bring native libraries along. */
  public static Subprocess withoutNative(Class<?> main, String... arguments)
      throws IOException, InterruptedException {
    String classPath =
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .filter(jar -> !jar.matches(".*tensorflow-core-native-.*-(linux|macosx|windows)-.*"))
            .collect(Collectors.joining(File.pathSeparator));
    return run(command(classPath, main, arguments));
  }

  private static List<String> command(String classPath, Class<?> main, String... arguments) {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    Stream<String> start = Stream.of(java, "-Xmx512m", "-cp", classPath, main.getName());
    return Stream.concat(start, Stream.of(arguments)).toList();
  }

  static Subprocess run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes());
    if (!process.waitFor(1, TimeUnit.MINUTES)) {
      process.destroyForcibly();
    }
    return new Subprocess(process.exitValue(), output);
  }
}
