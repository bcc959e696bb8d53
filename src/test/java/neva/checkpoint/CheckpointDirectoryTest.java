package neva.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import neva.checkpoint.CheckpointDirectory.Restored;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointDirectoryTest {

  private static final long NO_PROCESS = 999_999_999L;

  @TempDir Path run;

  private final List<String> warnings = new ArrayList<>();
  private Path folder;
  private CheckpointDirectory directory;
  private SmallNetwork network;

  @BeforeEach
  void makeNetwork() {
    folder = run.resolve("checkpoints");
    directory = new CheckpointDirectory(folder, "model", 3);
    network = new SmallNetwork().with("weights", new long[] {2}, 0, 0);
  }

  @AfterEach
  void closeNetwork() {
    network.close();
  }

  /** Saves at {@code step} with the step as every weight. */
  private void save(long step) throws IOException {
    directory.save(network.fill(step).saver(), network.session(), step);
  }

  private Optional<Restored> restore() throws IOException {
    network.fill(-1);
    return directory.restoreLatest(network.saver(), network.session(), warnings::add);
  }

  private void assertRestores(long step) throws IOException {
    assertThat(restore()).contains(new Restored(folder.resolve("model-" + step), step));
    assertThat(network.floats("weights")).containsOnly(step);
  }

  private List<String> checkpoints(Path within) throws IOException {
    try (Stream<Path> files = Files.list(within)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".index"))
          .sorted()
          .toList();
    }
  }

  private void damage(long step) throws IOException {
    Files.write(folder.resolve("model-" + step + ".data-00000-of-00001"), new byte[8]);
  }

  @Test
  void keepsTheNewestAndNamesThemInTheStateFile() throws IOException {
    for (long step = 1; step <= 5; step++) {
      save(step);
    }
    assertThat(checkpoints(folder))
        .containsExactly("model-3.index", "model-4.index", "model-5.index");
    CheckpointState state = CheckpointState.read(folder);
    assertThat(state.latest()).isEqualTo("model-5");
    assertThat(state.all()).containsExactly("model-3", "model-4", "model-5");
    assertThat(state.timestamps()).isSorted().allMatch(seconds -> seconds > 1.6e9);
    assertThat(directory.latest()).contains(folder.resolve("model-5"));
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files).hasSize(7);
    }
  }

  @Test
  void restoresTheNewest() throws IOException {
    save(9);
    save(10);
    assertRestores(10);
    assertThat(warnings).isEmpty();
  }

  @Test
  void anEmptyOrMissingFolderRestoresNothing() throws IOException {
    assertThat(restore()).isEmpty();
    Files.createDirectories(folder);
    assertThat(restore()).isEmpty();
    assertThat(directory.latest()).isEmpty();
    assertThat(directory.best()).isEmpty();
    assertThat(warnings).isEmpty();
  }

  @Test
  void fallsBackToTheOneBeforeTheDamagedOne() throws IOException {
    save(1);
    save(2);
    save(3);
    damage(3);
    Files.delete(folder.resolve("model-2.index"));
    assertRestores(1);
    assertThat(warnings).hasSize(2);
    assertThat(warnings.get(0)).startsWith("The checkpoint model-3 is damaged");
    assertThat(warnings.get(1)).startsWith("The checkpoint model-2 is damaged");
  }

  @Test
  void refusesToStartOverWhenNoneIsSound() throws IOException {
    save(1);
    save(2);
    damage(1);
    damage(2);
    assertThatThrownBy(this::restore)
        .isInstanceOf(CorruptCheckpointException.class)
        .hasMessageContaining("model-2");
  }

  @Test
  void doesNotFallBackForAnotherNetwork() throws IOException {
    save(1);
    try (SmallNetwork other = new SmallNetwork().with("bias", new long[] {2}, 0, 0)) {
      assertThatThrownBy(
              () -> directory.restoreLatest(other.saver(), other.session(), warnings::add))
          .isInstanceOf(CheckpointMismatchException.class);
    }
    assertThat(warnings).isEmpty();
  }

  @Test
  void aCheckpointThatTheStateDoesNotNameDoesNotCountAndIsReplaced() throws IOException {
    save(1);
    byte[] state = Files.readAllBytes(folder.resolve("checkpoint"));
    save(2);
    save(3);
    Files.write(folder.resolve("checkpoint"), state);
    assertRestores(1);
    save(2);
    assertThat(checkpoints(folder)).containsExactly("model-1.index", "model-2.index");
    assertRestores(2);
  }

  @Test
  void aKillBetweenTheTwoRenamesIsRepaired() throws IOException {
    save(1);
    Files.write(folder.resolve("model-2.data-00000-of-00001"), new byte[3]);
    assertRestores(1);
    save(2);
    assertRestores(2);
  }

  @Test
  void aKillBeforeTheFirstStateFileLosesNothing() throws IOException {
    save(1);
    Files.delete(folder.resolve("checkpoint"));
    assertRestores(1);
    assertThat(warnings).hasSize(1).first().asString().startsWith("The state file is not usable");
    save(2);
    assertThat(CheckpointState.read(folder).all()).containsExactly("model-1", "model-2");
  }

  @Test
  void aDamagedStateFileFallsBackToTheFolder() throws IOException {
    save(9);
    save(10);
    Files.writeString(folder.resolve("checkpoint"), "{{{");
    assertRestores(10);
    assertThat(warnings).hasSize(1);
  }

  @Test
  void removesWhatKilledSavesLeftAndNothingElse() throws IOException {
    Files.createDirectories(folder);
    Path left = folder.resolve(".model-5." + NO_PROCESS + ".tmp.index.tempstate123");
    Path leftState = folder.resolve(".checkpoint." + NO_PROCESS + ".tmp");
    Path others =
        folder.resolve(
            ".model-5." + ProcessHandle.current().parent().orElseThrow().pid() + ".tmp.index");
    Path notes = folder.resolve("model-notes.txt");
    for (Path file : List.of(left, leftState, others, notes)) {
      Files.createFile(file);
    }
    restore();
    assertThat(left).doesNotExist();
    assertThat(leftState).doesNotExist();
    Files.createFile(left);
    save(1);
    assertThat(left).doesNotExist();
    assertThat(others).exists();
    assertThat(notes).exists();
  }

  @Test
  void savingAStepAgainKeepsItOnce() throws IOException {
    save(1);
    save(2);
    save(1);
    assertThat(CheckpointState.read(folder).all()).containsExactly("model-2", "model-1");
  }

  @Test
  void keepsOneBestBesideTheNewest() throws IOException {
    save(1);
    directory.saveBest(network.saver(), network.session(), 1);
    save(2);
    directory.saveBest(network.saver(), network.session(), 2);
    save(3);
    assertThat(checkpoints(folder.resolve("best"))).containsExactly("model-2.index");
    assertThat(directory.best()).contains(folder.resolve("best").resolve("model-2"));
    assertThat(CheckpointState.read(folder.resolve("best")).all()).containsExactly("model-2");
    assertThat(checkpoints(folder)).hasSize(3);
  }

  @Test
  void takesTheNewestSoundOneInPlaceOfADamagedBest() throws IOException {
    save(1);
    save(2);
    save(3);
    assertThat(directory.bestSound(warnings::add)).contains(folder.resolve("model-3"));
    directory.saveBest(network.saver(), network.session(), 1);
    Path best = folder.resolve("best/model-1");
    assertThat(directory.bestSound(warnings::add)).contains(best);
    assertThat(warnings).isEmpty();

    Files.delete(best.resolveSibling("model-1.index"));
    damage(3);
    assertThat(directory.bestSound(warnings::add)).contains(folder.resolve("model-2"));
    assertThat(warnings)
        .singleElement()
        .asString()
        .startsWith("The checkpoint " + best + " is damaged and model-2 is taken in its place: ");

    damage(2);
    damage(1);
    assertThatThrownBy(() -> directory.bestSound(warnings::add))
        .isInstanceOf(CorruptCheckpointException.class)
        .hasMessageContaining(best.toString());
  }

  @Test
  void aFailedSaveLeavesTheEarlierOnesCounting() throws IOException {
    save(1);
    Files.createDirectories(folder.resolve("model-2.index/in-the-way"));
    assertThatThrownBy(() -> save(2)).isInstanceOf(IOException.class);
    assertRestores(1);
  }

  @Test
  void aStateFileThatCannotBeWrittenLeavesNoCheckpoint() throws IOException {
    Files.createDirectories(folder.resolve("checkpoint/in-the-way"));
    assertThatThrownBy(() -> directory.save(network.saver(), network.session(), 1))
        .isInstanceOf(IOException.class);
    assertThat(checkpoints(folder)).isEmpty();
  }

  @Test
  void refusesToKeepNone() {
    assertThatThrownBy(() -> new CheckpointDirectory(folder, "model", 0))
        .hasMessage("keep must be positive, found 0");
  }
}
