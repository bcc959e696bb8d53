package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The launcher, with stand-ins for Maven and Java that write down how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

  private static final String MAVEN =
      """
      #!/bin/sh
      echo "mvn $*" >>"$CALLS"
      [ -z "${BROKEN:-}" ] || exit 1
      mkdir -p target
      echo jar >target/neva.jar
      echo libraries.jar >target/classpath
      """;

  /** Makes the archive of classes too. */
  private static final String JAVA =
      """
      #!/bin/sh
      for word; do
        case $word in
          -Xshare:dump) dump=yes ;;
          -XX:SharedArchiveFile=*) archive=${word#*=} ;;
        esac
      done
      if [ -n "${dump:-}" ]; then echo classes >"$archive"; fi
      printf 'java' >>"$CALLS"
      for word; do printf ' [%s]' "$word" >>"$CALLS"; done
      echo >>"$CALLS"
      """;

  @TempDir Path temporary;
  private Path home;
  private Path calls;
  private boolean broken;
  private String said;

  @BeforeEach
  void install() throws IOException {
    // Without links, as the launcher tells the folder.
    home = Files.createDirectory(temporary.toRealPath().resolve("a home"));
    calls = home.resolveSibling("calls");
    script(home.resolve("neva"), Files.readString(Path.of("neva")));
    script(home.resolveSibling("bin/mvn"), MAVEN);
    jdk("17.0.15");
    jdk("25.0.1");
    Path sources = Files.createDirectories(home.resolve("src/main/java"));
    old(Files.writeString(sources.resolve("A.java"), "class A {}"));
    old(Files.writeString(home.resolve("pom.xml"), "<project/>"));
    old(sources);
    old(sources.getParent());
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    assertThat(file.toFile().setExecutable(true)).isTrue();
  }

  private Path jdk(String version) throws IOException {
    Path jdk = home.resolveSibling("jdk-" + version);
    script(jdk.resolve("bin/java"), JAVA);
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
    return jdk;
  }

  private static void old(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().minusSeconds(3600)));
  }

  private static void touch(Path file) throws IOException {
    Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(3600)));
  }

  /** Starts the launcher and returns its exit code; the calls of an earlier start are forgotten. */
  private int start(String version, Path folder, String... command) throws Exception {
    Files.deleteIfExists(calls);
    Files.createFile(calls);
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().remove("JAVA_HOME");
    builder.environment().remove("NEVA_MAVEN_ARGS");
    builder.environment().remove("NEVA_JAVA_OPTS");
    builder
        .environment()
        .put(
            "PATH",
            "%s:%s:%s"
                .formatted(
                    home.resolveSibling("jdk-" + version + "/bin"),
                    home.resolveSibling("bin"),
                    System.getenv("PATH")));
    builder.environment().put("CALLS", calls.toString());
    if (broken) {
      builder.environment().put("BROKEN", "yes");
    }
    Process process = builder.redirectErrorStream(true).start();
    said = new String(process.getInputStream().readAllBytes());
    return process.waitFor();
  }

  private List<String> run(String version, String... arguments) throws Exception {
    List<String> command = new ArrayList<>(List.of("./neva"));
    command.addAll(List.of(arguments));
    int exitCode = start(version, home, command.toArray(String[]::new));
    assertThat(exitCode).as(said).isZero();
    return Files.readAllLines(calls);
  }

  private boolean builds() throws Exception {
    return run("17.0.15", "doctor").stream().anyMatch(call -> call.startsWith("mvn "));
  }

  private static String last(List<String> calls) {
    return calls.get(calls.size() - 1);
  }

  @Test
  void buildsWhenSomethingIsNewerThanTheLastBuild() throws Exception {
    assertThat(builds()).isTrue();
    assertThat(run("17.0.15", "doctor")).hasSize(1);
    touch(home.resolve("src/main/java/A.java"));
    assertThat(builds()).isTrue();
    old(home.resolve("src/main/java/A.java"));
    assertThat(builds()).isFalse();
    touch(home.resolve("pom.xml"));
    assertThat(builds()).isTrue();
  }

  @Test
  void buildsAgainAfterABuildThatFailed() throws Exception {
    broken = true;
    assertThat(start("17.0.15", home, "./neva", "doctor")).isEqualTo(1);
    assertThat(said).contains("neva: the build failed");
    assertThat(Files.readAllLines(calls)).hasSize(1);
    broken = false;
    assertThat(builds()).isTrue();
  }

  @Test
  void givesEachJavaItsFlags() throws Exception {
    assertThat(last(run("17.0.15", "classify", "train")))
        .contains("[--enable-native-access=ALL-UNNAMED]")
        .contains("[-XX:SharedArchiveFile=" + home + "/target/launcher/17.0.15.jsa]")
        .contains("[-XX:+UseParallelGC]")
        .doesNotContain("unsafe", "jdk.console");
    assertThat(last(run("25.0.1", "classify", "train")))
        .contains("[--enable-native-access=ALL-UNNAMED]")
        .contains("[-XX:SharedArchiveFile=" + home + "/target/launcher/25.0.1.jsa]")
        .contains("[--sun-misc-unsafe-memory-access=allow]", "[-Djdk.console=java.base]");
    assertThat(last(run("25.0.1", "classify", "train", "--help")))
        .contains("[-XX:+UseSerialGC]", "[-XX:TieredStopAtLevel=1]");
  }

  @Test
  void refusesAnOlderJava() throws Exception {
    jdk("11.0.2");
    assertThat(start("11.0.2", home, "./neva", "doctor")).isEqualTo(1);
    assertThat(said).contains("Neva needs Java 17 or newer").contains("is 11.0.2");
  }

  @Test
  void worksFromAnotherFolderAndThroughLinks() throws Exception {
    Path elsewhere = Files.createDirectory(home.resolveSibling("else where"));
    Path absolute = Files.createSymbolicLink(elsewhere.resolve("absolute"), home.resolve("neva"));
    Files.createSymbolicLink(elsewhere.resolve("relative"), Path.of("../else where/absolute"));
    for (String command : new String[] {"../a home/neva", absolute.toString(), "./relative"}) {
      int exitCode = start("17.0.15", elsewhere, command, "predict", "my cat.jpg");
      assertThat(exitCode).as(said).isZero();
      assertThat(last(Files.readAllLines(calls)))
          .contains("[-Dneva.home=" + home + "]", "[-Dneva.command=" + command + "]")
          .contains("[-cp] [%1$s/target/launcher/neva.jar:libraries.jar]".formatted(home))
          .endsWith("[neva.cli.Neva] [predict] [my cat.jpg]");
    }
  }
}
