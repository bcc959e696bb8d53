package neva.cli;

import static neva.cli.RunAssertions.assertSameResults;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import neva.checkpoint.CheckpointDirectory;
import neva.cli.NevaProcess.Result;
import neva.io.FileTree;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs whose checkpoints cannot be read or cannot be written. */
class DamagedCheckpointTest {

  private static final String RESUME =
      "classify train --resume --run @whole --data folder:@pictures";

  @TempDir Path folder;
  private Path checkpoints;

  @BeforeEach
  void furnish() throws Exception {
    Workshop.furnish(folder);
    checkpoints = folder.resolve("whole/checkpoints");
  }

  @Test
  void fallsBackToTheNewestSoundCheckpoint() throws Exception {
    cut(data("model-60"));
    flipAByte(data("model-50"));
    Result resumed = NevaHere.run(folder, RESUME);
    assertThat(resumed.exitCode()).as(resumed.toString()).isZero();
    assertThat(resumed.out())
        .contains("The checkpoint model-60 is damaged and the one before it is tried")
        .contains("The checkpoint model-50 is damaged and the one before it is tried")
        .doesNotContain("model-40 is damaged");
    assertSameResults(folder.resolve("whole"), Workshop.whole());
  }

  @Test
  void predictsAndExportsFromTheNewestWhenTheBestIsCut() throws Exception {
    Path best =
        new CheckpointDirectory(checkpoints, "model", 1).best().orElseThrow(); // of some step
    cut(best.resolveSibling(best.getFileName() + ".data-00000-of-00001"));
    for (String line :
        List.of(
            "classify predict --run @whole @pictures/disc/1.png",
            "classify evaluate --run @whole --data folder:@pictures",
            "classify export --run @whole")) {
      Result result = NevaHere.run(folder, line);
      assertThat(result.exitCode()).as(result.toString()).isZero();
      assertThat(result.err())
          .singleElement()
          .asString()
          .startsWith(
              "neva: The checkpoint whole/checkpoints/best/%s is damaged and model-60 is taken in its place: Expected "
                  .formatted(best.getFileName()));
    }
  }

  @Test
  void tellsThatTheBestOfABaseIsDamaged() throws Exception {
    Path best = new CheckpointDirectory(checkpoints, "model", 1).best().orElseThrow();
    cut(best.resolveSibling(best.getFileName() + ".data-00000-of-00001"));
    String train = "classify train --data folder:@pictures --steps 2 --batch-size 10 --run @new";
    Result result = NevaHere.run(folder, train + " --base @whole");
    assertThat(result.exitCode()).as(result.toString()).isZero();
    assertThat(result.out()).contains("is damaged and model-60 is taken in its place");
  }

  @Test
  void refusesToResumeWithoutASoundCheckpoint() throws Exception {
    try (Stream<Path> files = Files.list(checkpoints)) {
      for (Path file : files.filter(f -> f.toString().contains(".data-")).toList()) {
        cut(file);
      }
    }
    Map<String, String> before = Workshop.content(checkpoints);
    Result resumed = NevaHere.run(folder, RESUME);
    assertThat(resumed.exitCode()).as(resumed.toString()).isEqualTo(2);
    assertThat(resumed.err()).singleElement().asString().startsWith("neva: ").contains("model-60");
    assertThat(Workshop.content(checkpoints)).isEqualTo(before);
  }

  @Test
  void namesHowTheCheckpointOfAnotherNetworkDiffers() throws Exception {
    Pictures.draw(folder.resolve("four"), 4);
    String train =
        "classify train --data folder:@four --steps 1 --batch-size 4 --run @four-classes";
    Result trained = NevaHere.run(folder, train);
    assertThat(trained.exitCode()).as(trained.toString()).isZero();
    FileTree.delete(folder.resolve("four-classes/checkpoints"));
    Workshop.copy(checkpoints, folder.resolve("four-classes/checkpoints"));

    String resume = "classify train --resume --run @four-classes";
    Result resumed = NevaHere.run(folder, resume);
    assertThat(resumed.exitCode()).as(resumed.toString()).isEqualTo(2);
    assertThat(resumed.err())
        .singleElement()
        .asString()
        .contains(
            "logits/weights: float32 [128, 4] in the network, float32 [128, 3] in the checkpoint");
  }

  @Test
  @EnabledOnOs(OS.LINUX)
  void keepsTheLastCheckpointWhenTheDiskIsFull() throws Exception {
    keepOnly("model-40");
    Map<String, String> before = Workshop.content(checkpoints);
    Result full = NevaProcess.runWithFilesUpTo(2_000, folder, RESUME.replace("@", "").split(" "));
    assertThat(full.exitCode()).as(full.toString()).isEqualTo(1);
    assertThat(full.err()).singleElement().asString().contains("could not be saved");
    assertThat(Workshop.content(checkpoints)).isEqualTo(before);

    Result resumed = NevaHere.run(folder, RESUME);
    assertThat(resumed.exitCode()).as(resumed.toString()).isZero();
    assertSameResults(folder.resolve("whole"), Workshop.whole());
  }

  /** As if the run had been killed after it saved {@code checkpoint}. */
  private void keepOnly(String checkpoint) throws IOException {
    try (Stream<Path> files = Files.list(checkpoints)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        if (!file.getFileName().toString().startsWith(checkpoint)) {
          Files.delete(file);
        }
      }
    }
    Files.writeString(
        checkpoints.resolve("checkpoint"),
        "model_checkpoint_path: \"%1$s\"%nall_model_checkpoint_paths: \"%1$s\"%n"
            .formatted(checkpoint));
  }

  private Path data(String checkpoint) {
    return checkpoints.resolve(checkpoint + ".data-00000-of-00001");
  }

  private static void cut(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    Files.write(file, Arrays.copyOf(bytes, bytes.length / 2), StandardOpenOption.TRUNCATE_EXISTING);
  }

  private static void flipAByte(Path file) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    bytes[bytes.length / 2] ^= 1;
    Files.write(file, bytes);
  }
}
