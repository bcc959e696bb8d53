package neva.cli;

import static neva.cli.RunAssertions.checkpointFiles;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import neva.cli.NevaProcess.Result;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which folder a training writes to, and what it leaves there. */
class RunDirectoryTest {

  @TempDir Path folder;

  private static final String RESUME =
      "classify train --resume --run @whole --data folder:@pictures";

  private Result neva(String line) {
    Result result = NevaHere.run(folder, line);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result;
  }

  @Test
  void leavesAFinishedRunAsItIs() throws Exception {
    Workshop.furnish(folder);
    Path run = folder.resolve("whole");
    Map<String, String> checkpoints = Workshop.content(run.resolve("checkpoints"));
    Map<String, String> report = Workshop.content(run.resolve("report"));
    Result resumed = neva(RESUME);
    assertThat(resumed.out()).contains("The run was complete: it ended at step 60.");
    assertThat(Workshop.content(run.resolve("checkpoints"))).isEqualTo(checkpoints);
    assertThat(Workshop.content(run.resolve("report"))).isEqualTo(report);
    RunAssertions.assertSameResults(run, Workshop.whole());
  }

  @Test
  void writesTheReportThatAKilledRunLacks() throws Exception {
    Workshop.furnish(folder);
    Path report = folder.resolve("whole/report");
    for (String last : List.of("complete", "distortions.png", "loss.png")) {
      Files.delete(report.resolve(last));
    }
    assertThat(neva(RESUME).out()).contains("report: ");
    assertThat(Workshop.content(report))
        .containsOnlyKeys(Workshop.content(Workshop.whole().resolve("report")).keySet());
    assertThat(report.resolve("metrics.json"))
        .hasSameTextualContentAs(Workshop.whole().resolve("report/metrics.json"));
  }

  @Test
  void startsOverAndKeepsTheNewestCheckpoints() throws Exception {
    Workshop.furnish(folder);
    Path run = folder.resolve("whole");
    Path note = Files.writeString(run.resolve("notes.txt"), "mine");
    neva(
        "classify train --data folder:@pictures --steps 6 --batch-size 20 --checkpoint-every 2 --max-to-keep 2"
            + " --fresh --run @whole");
    assertThat(checkpointFiles(run))
        .containsExactly(
            "checkpoint",
            "model-4.data-00000-of-00001",
            "model-4.index",
            "model-6.data-00000-of-00001",
            "model-6.index");
    assertThat(run.resolve("config.json")).content().contains("\"steps\" : 6");
    assertThat(note).hasContent("mine");
  }

  private Result process(String line) throws Exception {
    Result result = NevaProcess.run(folder, line.split(" "));
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result;
  }

  @Test
  void takesTheNextFreeNumberAndPassesOverWhatIsNoPicture() throws Exception {
    Workshop.furnishWithPictures(folder);
    Files.writeString(folder.resolve("pictures/disc/notes.txt"), "round");
    String train = "classify train --data folder:pictures --validation-split 0 ";
    Result first = process(train + "--steps 1 --batch-size 4");
    assertThat(first.err())
        .containsExactly(
            "neva: Skipped pictures/disc/notes.txt: not a PNG, JPEG, GIF, BMP or TIFF by its name.");
    assertThat(first.out()).startsWith("run runs/classify-001: 1 step, batch size 4");
    // Two passes over 54 pictures, fewer than a batch of 100; six are the test set.
    assertThat(process(train + "--epochs 2").out())
        .startsWith("run runs/classify-002: 2 steps, batch size 54");
    assertThat(folder.resolve("runs/classify-002/report/metrics.json")).exists();
  }
}
