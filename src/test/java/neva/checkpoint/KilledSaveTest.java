package neva.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import neva.checkpoint.CheckpointDirectory.Restored;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed while it saves, at whichever moment. */
@Tag("slow")
class KilledSaveTest {

  private static final long[] SHAPE = {256, 256};

  @TempDir Path folder;

  private static SmallNetwork network() {
    return new SmallNetwork()
        .with("weights", SHAPE, new float[256 * 256])
        .with("bias", SHAPE, new float[256 * 256]);
  }

  /** Saves without end, the step being the value of all weights. */
  static class SaveForever {
    public static void main(String[] arguments) throws IOException {
      CheckpointDirectory directory = new CheckpointDirectory(Path.of(arguments[0]), "model", 2);
      try (SmallNetwork network = network()) {
        for (long step = Long.parseLong(arguments[1]); ; step++) {
          directory.save(network.fill(step).saver(), network.session(), step);
        }
      }
    }
  }

  @Test
  void neverLosesTheCheckpointsBefore() throws Exception {
    CheckpointDirectory directory = new CheckpointDirectory(folder, "model", 2);
    List<String> warnings = new ArrayList<>();
    try (SmallNetwork network = network()) {
      long step = 0;
      for (int kill = 0; kill < 4; kill++) {
        killAfterSome(step + 1, 23 * kill);
        Restored restored =
            directory
                .restoreLatest(network.saver(), network.session(), warnings::add)
                .orElseThrow();
        assertThat(restored.step()).isGreaterThan(step);
        step = restored.step();
        assertThat(network.floats("weights")).containsOnly(step);
        assertThat(network.floats("bias")).containsOnly(step);
      }
      directory.save(network.saver(), network.session(), step + 1);
    }
    assertThat(warnings).isEmpty();
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(5);
    }
  }

  /** Lets a few checkpoints appear, then kills the process that makes them. */
  private void killAfterSome(long step, int milliseconds) throws Exception {
    Process process =
        new ProcessBuilder(Subprocess.command(SaveForever.class, folder.toString(), "" + step))
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      Path awaited = folder.resolve("model-" + (step + 2) + ".index");
      for (int wait = 0; wait < 600 && !Files.exists(awaited); wait++) {
        Thread.sleep(50);
      }
      Thread.sleep(milliseconds);
    } finally {
      process.destroyForcibly().waitFor();
    }
  }
}
