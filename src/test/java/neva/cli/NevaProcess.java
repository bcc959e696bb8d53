package neva.cli;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;

/** The command line in a JVM of its own, started in a folder of its own. */
final class NevaProcess implements AutoCloseable {

  private static final int MINUTES = 2;

  private final Process process;
  private final Path out;
  private final Path err;

  /**
   * How the command ended.
   *
   * @param err without what the native library writes of its own accord
   */
  record Result(int exitCode, String out, List<String> err) {

    @Override
    public String toString() {
      return "exit code %d%nout:%n%s%nerr:%n%s"
          .formatted(exitCode, out, String.join(System.lineSeparator(), err));
    }
  }

  private NevaProcess(Path folder, List<String> command) throws IOException {
    this(folder, command, Map.of());
  }

  private NevaProcess(Path folder, List<String> command, Map<String, String> environment)
      throws IOException {
    out = Files.createTempFile("neva", ".out");
    err = Files.createTempFile("neva", ".err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().put("TF_CPP_MIN_LOG_LEVEL", "2");
    builder.environment().putAll(environment);
    process = builder.start();
  }

  static NevaProcess start(Path folder, String... arguments) throws IOException {
    return new NevaProcess(folder, command(classPath(), arguments));
  }

  static Result run(Path folder, String... arguments) throws Exception {
    return finished(folder, command(classPath(), arguments));
  }

  /** Runs without the jar that brings the native library along. */
  static Result runWithoutNative(Path folder, String... arguments) throws Exception {
    String classPath =
        Stream.of(classPath().split(File.pathSeparator))
            .filter(jar -> !jar.matches(".*tensorflow-core-native-.*-(linux|macosx|windows)-.*"))
            .collect(Collectors.joining(File.pathSeparator));
    return finished(folder, command(classPath, arguments));
  }

  /** Runs with a limit on the size of files, which stands in for a full disk. */
  static Result runWithFilesUpTo(int kilobytes, Path folder, String... arguments) throws Exception {
    List<String> command =
        new ArrayList<>(List.of("bash", "-c", "ulimit -f $0; exec \"$@\"", "" + kilobytes));
    command.addAll(command(classPath(), arguments));
    return finished(folder, command);
  }

  /** Runs where fontconfig finds no font, and Java does not remember any. */
  static Result runWithoutFonts(Path folder, String... arguments) throws Exception {
    Path none = Files.writeString(folder.resolve("no-fonts.conf"), "<fontconfig></fontconfig>");
    List<String> command = command(classPath(), arguments);
    command.addAll(
        1,
        List.of(
            "-Duser.home=" + folder, "-Dorg.bytedeco.javacpp.cachedir=" + Loader.getCacheDir()));
    Map<String, String> environment = Map.of("FONTCONFIG_FILE", none.toString());
    try (NevaProcess neva = new NevaProcess(folder, command, environment)) {
      return neva.result();
    }
  }

  /** Runs a line of shell in a folder where {@code ./neva} is the command line. */
  static Result runInShell(Path folder, String line) throws Exception {
    String java =
        command(classPath()).stream()
            .map(word -> "'" + word + "'")
            .collect(Collectors.joining(" "));
    Path script = Files.writeString(folder.resolve("neva"), "exec " + java + " \"$@\"\n");
    if (!script.toFile().setExecutable(true)) {
      throw new IOException("cannot make " + script + " executable");
    }
    return finished(folder, List.of("bash", "-c", line));
  }

  private static Result finished(Path folder, List<String> command) throws Exception {
    try (NevaProcess neva = new NevaProcess(folder, command)) {
      return neva.result();
    }
  }

  private static String classPath() {
    return System.getProperty("java.class.path");
  }

  private static List<String> command(String classPath, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of("-Xmx1g", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
    command.addAll(List.of("-Djava.awt.headless=true", "-Dpicocli.usage.width=80"));
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-Dneva.home=" + Path.of("").toAbsolutePath());
    if (Runtime.version().feature() >= 23) {
      // As the launcher does.
      command.addAll(List.of("--sun-misc-unsafe-memory-access=allow", "-Djdk.console=java.base"));
    }
    command.addAll(List.of("-cp", classPath, Neva.class.getName()));
    command.addAll(List.of(arguments));
    return command;
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /**
   * Ends the process at once, without a chance to react (SIGKILL).
   *
   * @return the exit code
   */
  int kill() throws InterruptedException {
    return process.destroyForcibly().waitFor();
  }

  /** What Ctrl-C does. */
  void interrupt() throws Exception {
    signal("INT");
  }

  /** Holds the process as it is until it goes on or is killed. */
  void hold() throws Exception {
    signal("STOP");
  }

  void goOn() throws Exception {
    signal("CONT");
  }

  private void signal(String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, "" + process.pid()).start().waitFor();
  }

  /** Asks to end (SIGTERM). */
  void terminate() {
    process.destroy();
  }

  /** Waits for the end. */
  Result result() throws Exception {
    if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
      kill();
    }
    try (Stream<String> lines = Files.lines(err)) {
      List<String> own = lines.filter(line -> !isNative(line)).toList();
      return new Result(process.exitValue(), Files.readString(out), own);
    }
  }

  private static boolean isNative(String line) {
    return line.startsWith("WARNING: All log messages before absl::")
        || line.matches("[IW]\\d{4} .*\\.cc:\\d+\\].*");
  }

  @Override
  public void close() throws Exception {
    kill();
    Files.delete(out);
    Files.delete(err);
  }
}
