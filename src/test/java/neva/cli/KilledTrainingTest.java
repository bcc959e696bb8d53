package neva.cli;

import static neva.cli.RunAssertions.assertSameResults;
import static neva.cli.RunAssertions.checkpointFiles;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import neva.cli.NevaProcess.Result;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Trainings that are killed without a chance to react, at whichever moment. */
@DisabledOnOs(OS.WINDOWS)
@Tag("slow")
class KilledTrainingTest {

  /** Of a process that SIGKILL ended: 128 and the number of the signal. */
  private static final int KILLED = 137;

  private static final String[] RESUME = "classify train --resume --run run".split(" ");

  @TempDir Path folder;
  private Path run;

  /** Tells whether the moment to kill has come. */
  private interface Moment {
    boolean hasCome() throws IOException;
  }

  @BeforeEach
  void furnish() throws Exception {
    Workshop.furnishWithPictures(folder);
    run = folder.resolve("run");
  }

  @Test
  void resumesBitForBitAfterKills() throws Exception {
    SplittableRandom random = new SplittableRandom(5);
    kill(() -> Files.exists(run.resolve("logs/eval")), 0, Workshop.train("--run", "run"));
    assertThat(run.resolve("checkpoints/checkpoint")).doesNotExist();

    killWhileItSaves(run.resolve("checkpoints"));
    killWhileItSaves(run.resolve("checkpoints/best"));
    kill(() -> Files.exists(index(30)), random.nextInt(100), RESUME);
    kill(() -> Files.exists(index(50)), random.nextInt(50), RESUME);

    Result end = NevaProcess.run(folder, RESUME);
    assertThat(end.exitCode()).as(end.toString()).isZero();
    assertSameResults(run, Workshop.whole());
    assertThat(checkpointFiles(run)).isEqualTo(checkpointFiles(Workshop.whole()));
    assertThat(run.resolve("report/metrics.json"))
        .hasSameTextualContentAs(Workshop.whole().resolve("report/metrics.json"));
  }

  private Path index(int step) {
    return run.resolve("checkpoints/model-%d.index".formatted(step));
  }

  /** Whether a checkpoint is being written under its temporary name. */
  private static boolean isSaving(Path checkpoints) throws IOException {
    if (!Files.isDirectory(checkpoints)) {
      return false;
    }
    try (Stream<Path> files = Files.list(checkpoints)) {
      return files.anyMatch(file -> file.getFileName().toString().startsWith(".model"));
    }
  }

  /** Holds the process to see that it is within a save, and kills it there. */
  private void killWhileItSaves(Path checkpoints) throws Exception {
    try (NevaProcess neva = NevaProcess.start(folder, RESUME)) {
      boolean within = false;
      while (!within) {
        await(neva, () -> isSaving(checkpoints));
        neva.hold();
        within = isSaving(checkpoints);
        if (!within) {
          neva.goOn();
        }
      }
      assertThat(neva.kill()).isEqualTo(KILLED);
      assertThat(isSaving(checkpoints)).isTrue();
    }
  }

  private void kill(Moment moment, int millisecondsLater, String... arguments) throws Exception {
    try (NevaProcess neva = NevaProcess.start(folder, arguments)) {
      await(neva, moment);
      Thread.sleep(millisecondsLater);
      assertThat(neva.kill()).isEqualTo(KILLED);
    }
  }

  private static void await(NevaProcess neva, Moment moment) throws Exception {
    while (!moment.hasCome()) {
      assertThat(neva.isAlive()).as("still training").isTrue();
      Thread.sleep(1);
    }
  }
}
