package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Damaged inputs end in a report or a sentence, in a JVM that has 128 MB. */
class MutatedInputsTest {

  @TempDir Path folder;

  @Test
  void endWell() throws Exception {
    assertEndWell(0, 300);
  }

  @Test
  @Tag("slow")
  void tenThousandEndWell() throws Exception {
    assertEndWell(1000, 11_000);
  }

  private void assertEndWell(int from, int to) throws IOException, InterruptedException {
    File output = folder.resolve("output").toFile();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx128m",
                "-Djava.awt.headless=true",
                "-cp",
                System.getProperty("java.class.path"),
                MutatedInputs.class.getName(),
                Integer.toString(from),
                Integer.toString(to))
            .redirectErrorStream(true)
            .redirectOutput(output)
            .start();
    try {
      assertThat(process.waitFor(1, TimeUnit.HOURS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
    assertThat(Files.readString(output.toPath()))
        .matches("(?s)\\d{2,} good, \\d{2,} refused\\s*")
        .satisfies(text -> assertThat(process.exitValue()).as(text).isZero());
  }
}
