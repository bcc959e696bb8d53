package neva.training;

import static neva.training.TinyTraining.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neva.io.BadInputException;
import neva.io.Json;
import neva.tensorboard.EventReader;
import neva.tensorboard.ScalarPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** Parts of the user's own in a configuration. */
class NamedPartsTest {

  @TempDir Path folder;

  /** Half the gradient, whatever the rate says of it. */
  private record Halving() implements Optimizer {
    @Override
    public Updates updates(
        Ops tf, List<Op> ready, List<Gradient> gradients, Operand<TFloat32> rate) {
      Operand<TFloat32> half = tf.math.mul(rate, tf.constant(0.5f));
      return new Sgd(0).updates(tf, ready, gradients, half);
    }
  }

  private Run train(String name, TrainingConfig config) throws IOException {
    Run run = Run.in(folder.resolve(name));
    try (TinyTraining tiny = new TinyTraining(config)) {
      tiny.train(run);
    }
    return run;
  }

  @Test
  void anOptimizerOfOnesOwnTrainsAndIsReadBackByItsName() throws IOException {
    TrainingConfig own = CONFIG.withOptimizer(Optimizer.named("halving", new Halving()));
    Run run = train("own", own);
    assertThat(run.config("own", OwnRecord.class).training()).isEqualTo(own);
    Run same = train("same", CONFIG.withOptimizer(new Sgd(0)).withSchedule(rate(0.005)));
    assertThat(TinyTraining.newest(run)).isEqualTo(TinyTraining.newest(same));
  }

  private static Schedule rate(double rate) {
    return new Schedule.Constant(rate);
  }

  @Test
  void aScheduleOfOnesOwnIsALambda() throws IOException {
    Schedule falling = Schedule.named("falling", (step, steps) -> 0.5 / (1 << step));
    Run run = train("falling", CONFIG.withSchedule(falling).withSteps(3));
    assertThat(EventReader.scalars(run.trainLogs(), "learning_rate"))
        .extracting(ScalarPoint::value)
        .containsExactly(0.5, 0.25, 0.125);
    assertThat(falling.from(1).rate(1, 3)).isEqualTo(0.5);
  }

  @Test
  void whatHasNoNameIsRefusedBeforeTheFirstStep() {
    for (TrainingConfig config :
        List.of(CONFIG.withOptimizer(new Halving()), CONFIG.withSchedule((step, steps) -> 0.1))) {
      assertThatThrownBy(() -> train("nameless", config))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("could not be read back")
          .hasMessageContaining("give a part of your own a name");
      assertThat(folder.resolve("nameless/config.json")).doesNotExist();
    }
  }

  @Test
  void aRunThatNeedsAPartSaysWhich() throws IOException {
    Path file = folder.resolve("config.json");
    Files.writeString(file, "{\"kind\": \"named\", \"name\": \"of-another-program\"}");
    Optimizer lost = Json.read(file, Optimizer.class);
    assertThatThrownBy(() -> new TinyTraining(CONFIG.withOptimizer(lost)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Expected Optimizer registered as \"of-another-program\"");
  }
}
