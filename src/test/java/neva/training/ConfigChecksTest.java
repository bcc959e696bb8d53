package neva.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.UnaryOperator;
import neva.io.BadInputException;
import neva.io.Withers;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class ConfigChecksTest {

  private static final TrainingConfig CONFIG = TinyTraining.CONFIG;

  private static void assertRejects(ThrowingCallable construction, String message) {
    assertThatThrownBy(construction).isInstanceOf(BadInputException.class).hasMessage(message);
  }

  private static void assertRejects(UnaryOperator<TrainingConfig> change, String message) {
    assertRejects(
        () -> {
          change.apply(CONFIG);
        },
        message);
  }

  @Test
  void namesTheFieldAndWhatWasFound() {
    assertRejects(c -> c.withBatchSize(-1), "batchSize must be positive, found -1");
    assertRejects(c -> c.withSteps(0), "steps must be positive, found 0");
    assertRejects(c -> c.withL1(-0.5), "l1 must be 0 or more, found -0.5");
    assertRejects(c -> c.withL2(-0.5), "l2 must be 0 or more, found -0.5");
    assertRejects(c -> c.withClipNorm(Double.NaN), "clipNorm must be 0 or more, found NaN");
    assertRejects(
        c -> c.withValidationSplit(1), "validationSplit must be at least 0 and below 1, found 1");
    assertRejects(c -> c.withPatience(-2), "patience must be 0 or more, found -2");
    assertRejects(c -> c.lastingEpochs(0, 100), "epochs must be positive, found 0");
  }

  /** Of 1,000 examples 900 are trained on, in 28 batches of 32 and some that wait. */
  @Test
  void epochsAreCountedInWholeBatchesOfWhatIsTrainedOn() {
    TrainingConfig config = TrainingConfig.DEFAULT.lastingEpochs(2.5, 1_000);
    assertThat(config.stepsPerEpoch(1_000)).isEqualTo(28);
    assertThat(config.steps()).isEqualTo(70);
    assertThat(config.withBatchSize(5_000).stepsPerEpoch(1_000)).isEqualTo(1);
  }

  @Test
  void checksOptimizersAndCadence() {
    assertRejects(
        () -> {
          new Sgd(1);
        },
        "momentum must be at least 0 and below 1, found 1");
    assertRejects(
        () -> {
          new Adam(-0.5f, 0.9f, 1e-8f);
        },
        "beta1 must be at least 0 and below 1, found -0.5");
    assertRejects(
        () -> {
          new Adam(0.9f, 0.9f, 0);
        },
        "epsilon must be positive, found 0");
    assertRejects(
        () -> {
          new AdamW(Adam.DEFAULT, -1);
        },
        "weightDecay must be 0 or more, found -1");
    assertRejects(
        () -> {
          new Adadelta(1, 1e-7f);
        },
        "decay must be at least 0 and below 1, found 1");
    assertRejects(
        () -> {
          Cadence.DEFAULT.withMaxToKeep(0);
        },
        "maxToKeep must be positive, found 0");
    assertRejects(
        () -> {
          Cadence.DEFAULT.withScalars(-1);
        },
        "scalars must be 0 or more, found -1");
  }

  @Test
  void aChangeLeavesTheRestAlone() {
    Withers.assertThatEachChangesItsComponent(Cadence.DEFAULT);
    Withers.assertThatEachChangesItsComponent(
        TrainingConfig.DEFAULT, new Sgd(0), new Schedule.Constant(7), Cadence.AT_END);
  }

  @Test
  void aCadenceIsDueAtItsMultiplesAndZeroIsNever() {
    assertThat(Cadence.due(10, 20)).isTrue();
    assertThat(Cadence.due(10, 25)).isFalse();
    assertThat(Cadence.due(0, 0)).isFalse();
    assertThat(Cadence.due(0, 10)).isFalse();
  }
}
