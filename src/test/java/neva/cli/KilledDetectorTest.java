package neva.cli;

import static neva.cli.RunAssertions.assertSameResults;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import neva.cli.NevaProcess.Result;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A detector that is taught from a model, and killed without a chance to react. */
@Tag("slow")
class KilledDetectorTest {

  private static final int STEPS = 24;

  @TempDir Path folder;

  @Test
  void resumesBitForBitAfterAKill() throws Exception {
    DetectWorkshop.furnish(folder);
    String train =
        "detect train --base @whole/export --train @records/train.record-*"
            + " --eval @records/eval.record-* --batch-size 4 --checkpoint-every 3 --evaluate-every 6"
            + " --precision float32 --steps %d --run ".formatted(STEPS);
    runWell(train + "@straight");
    assertThat(Files.readString(folder.resolve("straight/config.json")))
        .contains("\"frozenNorm\" : true");

    Path run = folder.resolve("killed");
    String line = (train + run).replace("@", folder + "/");
    try (NevaProcess neva = NevaProcess.start(folder, line.split(" "))) {
      while (neva.isAlive() && !Files.exists(run.resolve("checkpoints/model-3.index"))) {
        Thread.sleep(1);
      }
      Thread.sleep(new SplittableRandom().nextInt(500));
      neva.kill();
    }
    runWell("detect train --resume --run @killed");
    assertSameResults(run, folder.resolve("straight"));
    assertThat(run.resolve("report/metrics.json"))
        .hasSameTextualContentAs(folder.resolve("straight/report/metrics.json"));
  }

  private void runWell(String line) {
    Result result = DetectWorkshop.run(folder, line);
    assertThat(result.exitCode()).as(result.toString()).isZero();
  }
}
