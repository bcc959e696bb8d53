package neva.training;

import static neva.training.TinyTraining.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neva.tensorboard.EventReader;
import neva.training.Outcome.End;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ResumeTest {

  private static final class Crash extends RuntimeException {}

  @TempDir static Path shared;

  @TempDir Path folder;

  private static Run straight;
  private Run broken;

  @BeforeAll
  static void trainWithoutInterruption() throws IOException {
    straight = begun(shared.resolve("straight"));
    train(straight);
  }

  @BeforeEach
  void begin() throws IOException {
    broken = begun(folder.resolve("broken"));
  }

  private static Run begun(Path directory) throws IOException {
    Run run = Run.in(directory);
    run.begin(CONFIG).close();
    return run;
  }

  private static Outcome train(Run run) throws IOException {
    try (TinyTraining tiny = new TinyTraining(CONFIG)) {
      return tiny.train(run);
    }
  }

  /** Trains until the batch of this step is asked for. */
  private void crashAt(long crash) {
    try (TinyTraining tiny = new TinyTraining(CONFIG)) {
      Batches failing =
          step -> {
            if (step == crash) {
              throw new Crash();
            }
            return tiny.batch(step);
          };
      assertThatThrownBy(() -> tiny.train(broken, failing, Optional.of(tiny.validation())))
          .isInstanceOf(Crash.class);
    }
  }

  private Outcome stopAfter(int steps) throws IOException {
    try (TinyTraining tiny = new TinyTraining(CONFIG)) {
      return tiny.train(broken, tiny::batch, Optional.of(tiny.validation()), new StopAfter(steps));
    }
  }

  private void assertEndsAsIfNothingHadHappened() throws IOException {
    assertThat(TinyTraining.newest(broken)).isEqualTo(TinyTraining.newest(straight));
    for (String tag : List.of("loss", "rmse", "learning_rate")) {
      assertThat(EventReader.scalars(broken.trainLogs(), tag))
          .hasSize(20)
          .isEqualTo(EventReader.scalars(straight.trainLogs(), tag));
    }
    assertThat(EventReader.scalars(broken.evalLogs(), "loss"))
        .isEqualTo(EventReader.scalars(straight.evalLogs(), "loss"));
    assertThat(best(broken)).isEqualTo(best(straight));
  }

  private static Object best(Run run) throws IOException {
    return TinyTraining.contents(TinyTraining.directory(run).best().orElseThrow());
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 5, 19})
  void continuesAfterACrash(long step) throws IOException {
    crashAt(step);
    Outcome outcome = train(broken);
    assertThat(outcome.firstStep()).isEqualTo(step / 5 * 5);
    assertThat(outcome.step()).isEqualTo(20);
    assertEndsAsIfNothingHadHappened();
  }

  @Test
  void continuesAfterSeveralCrashes() throws IOException {
    crashAt(7);
    crashAt(9);
    crashAt(16);
    train(broken);
    assertEndsAsIfNothingHadHappened();
  }

  @Test
  void aStopRequestSavesAndTheRestFollows() throws IOException {
    Outcome outcome = stopAfter(8);
    assertThat(outcome.end()).isEqualTo(End.INTERRUPTED);
    assertThat(outcome.step()).isEqualTo(8);
    assertThat(outcome.wasFinished()).isFalse();
    assertThat(TinyTraining.directory(broken).latest().orElseThrow()).hasFileName("model-8");
    assertThat(train(broken).firstStep()).isEqualTo(8);
    assertEndsAsIfNothingHadHappened();
  }

  @Test
  void aStopRequestBeforeTheFirstStepLosesNothing() throws IOException {
    Outcome outcome = stopAfter(0);
    assertThat(outcome.end()).isEqualTo(End.INTERRUPTED);
    train(broken);
    assertEndsAsIfNothingHadHappened();
  }

  @Test
  void goesBackToAnOlderCheckpointWhenTheNewestIsGone() throws IOException {
    crashAt(13);
    delete("model-10");
    List<String> shown = new ArrayList<>();
    try (TinyTraining tiny = new TinyTraining(CONFIG)) {
      assertThat(tiny.train(broken, Recorded.in(shown)).firstStep()).isEqualTo(5);
    }
    assertThat(shown.get(0)).startsWith("The checkpoint model-10 is damaged");
    assertEndsAsIfNothingHadHappened();
  }

  @Test
  void goesByTheStateFileOfBefore() throws IOException {
    crashAt(13);
    delete("model-10");
    Files.writeString(
        broken.checkpoints().resolve("checkpoint"), "model_checkpoint_path: \"model-5\"\n");
    assertThat(train(broken).firstStep()).isEqualTo(5);
    assertEndsAsIfNothingHadHappened();
  }

  private void delete(String checkpoint) throws IOException {
    try (var files = Files.list(broken.checkpoints())) {
      files
          .filter(file -> file.getFileName().toString().startsWith(checkpoint + "."))
          .forEach(ResumeTest::delete);
    }
  }

  private static void delete(Path file) {
    try {
      Files.delete(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aFinishedRunDoesNothingMore() throws IOException {
    train(broken);
    try (TinyTraining tiny = new TinyTraining(CONFIG)) {
      Batches none =
          step -> {
            throw new AssertionError("no step expected, found " + step);
          };
      Outcome outcome = tiny.train(broken, none, Optional.of(tiny.validation()));
      assertThat(outcome.end()).isEqualTo(End.COMPLETE);
      assertThat(outcome.wasFinished()).isTrue();
      assertThat(outcome.step()).isEqualTo(20);
    }
    assertEndsAsIfNothingHadHappened();
  }

  @Test
  void aLongerTrainingGoesOnFromTheEnd() throws IOException {
    train(broken);
    Run atOnce = begun(folder.resolve("at-once"));
    TrainingConfig longer = CONFIG.withSteps(30);
    try (TinyTraining tiny = new TinyTraining(longer)) {
      Outcome outcome = tiny.train(broken);
      assertThat(outcome.firstStep()).isEqualTo(20);
      assertThat(outcome.step()).isEqualTo(30);
    }
    try (TinyTraining tiny = new TinyTraining(longer)) {
      tiny.train(atOnce);
    }
    assertThat(TinyTraining.newest(broken)).isEqualTo(TinyTraining.newest(atOnce));
  }
}
