package neva.cli;

import static neva.cli.RunAssertions.assertSameResults;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neva.cli.NevaProcess.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A training of a forecaster that is asked to stop goes on to the same end. */
@EnabledOnOs(OS.LINUX)
class ForecastInterruptedTest {

  private static final Pattern SAVED = Pattern.compile("Saved step (\\d+)\\. Continue with: (.+)");
  private static final int SIGTERM = 15;

  @TempDir Path folder;

  @Test
  void continuesWithThePrintedCommandBitForBit() throws Exception {
    SalesFiles.writeAll(folder);
    String train = "forecast train --data %s/sales.csv --steps 60 --checkpoint-every 5 --run ";
    String line = train.formatted(folder);
    assertThat(NevaHere.run(line + folder.resolve("whole")).exitCode()).isZero();

    Path run = folder.resolve("halves");
    try (NevaProcess neva = NevaProcess.start(folder, (line + run).split(" "))) {
      while (neva.isAlive() && !Files.exists(run.resolve("checkpoints/model-5.index"))) {
        Thread.sleep(1);
      }
      neva.terminate();
      Result stopped = neva.result();
      assertThat(stopped.exitCode()).as(stopped.toString()).isEqualTo(128 + SIGTERM);
      Matcher saved = SAVED.matcher(stopped.out());
      assertThat(saved.find()).as(stopped.toString()).isTrue();
      Result continued = NevaProcess.runInShell(folder, saved.group(2));
      assertThat(continued.exitCode()).as(continued.toString()).isZero();
    }
    assertSameResults(run, folder.resolve("whole"));
    assertThat(run.resolve("report/metrics.json"))
        .hasSameTextualContentAs(folder.resolve("whole/report/metrics.json"));
  }
}
