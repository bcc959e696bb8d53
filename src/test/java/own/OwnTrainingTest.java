package own;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import neva.checkpoint.TensorBundle;
import neva.checkpoint.TensorEntry;
import neva.io.BadInputException;
import neva.tensorboard.EventReader;
import neva.training.Cadence;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.Schedule;
import neva.training.TrainingConfig;
import neva.training.TrainingListener;
import neva.training.TrainingState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A training of one's own, from outside of Neva's packages. */
class OwnTrainingTest {

  private static final TrainingConfig CONFIG =
      TrainingConfig.DEFAULT
          .withSteps(400)
          .withSchedule(new Schedule.Constant(0.01))
          .withCadence(Cadence.DEFAULT.withEvaluate(50).withCheckpoint(50));

  @TempDir Path folder;

  /** Ends the process as far as the training is concerned: nothing more is saved. */
  private static final class Killed extends Error {}

  private record KillAt(long step) implements TrainingListener {
    @Override
    public void batchEnded(TrainingState training) {
      if (training.step() == step) {
        throw new Killed();
      }
    }
  }

  private static Outcome train(Run run, TrainingListener... listeners) throws IOException {
    try (TwoOutputs own = new TwoOutputs(CONFIG)) {
      return own.train(run, listeners);
    }
  }

  @Test
  void learnsBothOutputs() throws IOException {
    Path run = folder.resolve("run");
    train(Run.in(run));
    try (TwoOutputs own = new TwoOutputs(CONFIG)) {
      own.load(Run.existing(run));
      float[] outputs = own.predict(0.5f, 0.8f);
      assertThat(outputs[0]).isCloseTo(0.4f, within(0.05f));
      assertThat(outputs[1]).isCloseTo(0.3f, within(0.05f));
    }
  }

  @Test
  void aKilledTrainingEndsAsIfNothingHadHappened() throws IOException {
    Path whole = folder.resolve("whole");
    train(Run.in(whole));
    Path killed = folder.resolve("killed");
    assertThatThrownBy(() -> train(Run.in(killed), new KillAt(123))).isInstanceOf(Killed.class);
    Outcome outcome = train(Run.existing(killed));
    assertThat(outcome.firstStep()).isEqualTo(100);
    assertThat(checkpoint(killed)).isEqualTo(checkpoint(whole));
    for (String logs : new String[] {"logs/train", "logs/eval"}) {
      assertThat(EventReader.scalars(killed.resolve(logs)))
          .isEqualTo(EventReader.scalars(whole.resolve(logs)));
    }
  }

  private static Map<String, ByteBuffer> checkpoint(Path run) throws IOException {
    TensorBundle bundle = TensorBundle.open(run.resolve("checkpoints/model-400"));
    Map<String, ByteBuffer> tensors = new TreeMap<>();
    for (TensorEntry entry : bundle.entries()) {
      tensors.put(entry.name(), bundle.read(entry.name()));
    }
    return tensors;
  }

  @Test
  void anotherConfigurationIsNoContinuation() throws IOException {
    Path run = folder.resolve("run");
    assertThatThrownBy(() -> train(Run.in(run), new KillAt(51))).isInstanceOf(Killed.class);
    try (TwoOutputs own = new TwoOutputs(CONFIG.withBatchSize(16))) {
      assertThatThrownBy(() -> own.train(Run.existing(run)))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("batchSize was 32 and is now 16");
    }
  }
}
