package neva.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.function.Consumer;
import neva.io.BadInputException;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class ConfigChecksTest {

  private static final TrainingConfig CONFIG = TinyTraining.CONFIG;

  private static void assertRejects(ThrowingCallable construction, String message) {
    assertThatThrownBy(construction).isInstanceOf(BadInputException.class).hasMessage(message);
  }

  private static void assertRejects(Consumer<TrainingConfig.Draft> change, String message) {
    assertRejects(
        () -> {
          CONFIG.with(change);
        },
        message);
  }

  @Test
  void namesTheFieldAndWhatWasFound() {
    assertRejects(c -> c.batch = -1, "batch must be positive, found -1");
    assertRejects(c -> c.steps = 0, "steps must be positive, found 0");
    assertRejects(c -> c.l1 = -0.5, "l1 must be zero or positive, found -0.5");
    assertRejects(c -> c.l2 = -0.5, "l2 must be zero or positive, found -0.5");
    assertRejects(c -> c.clipNorm = Double.NaN, "clipNorm must be zero or positive, found NaN");
    assertRejects(c -> c.validation = 1, "validation must be at least 0 and below 1, found 1");
    assertRejects(c -> c.patience = -2, "patience must be zero or positive, found -2");
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
        "weightDecay must be zero or positive, found -1");
    assertRejects(
        () -> {
          new Adadelta(1, 1e-7f);
        },
        "decay must be at least 0 and below 1, found 1");
    assertRejects(
        () -> {
          new Cadence(1, 1, 1, 1, 1, 0);
        },
        "keep must be positive, found 0");
    assertRejects(
        () -> {
          new Cadence(1, -1, 1, 1, 1, 1);
        },
        "scalars must be zero or positive, found -1");
  }

  @Test
  void aChangeLeavesTheRestAlone() {
    TrainingConfig changed = CONFIG.with(c -> c.batch = 50);
    assertThat(changed.batch()).isEqualTo(50);
    assertThat(changed.with(c -> c.batch = CONFIG.batch())).isEqualTo(CONFIG);
  }

  @Test
  void aCadenceIsDueAtItsMultiplesAndZeroIsNever() {
    assertThat(Cadence.due(10, 20)).isTrue();
    assertThat(Cadence.due(10, 25)).isFalse();
    assertThat(Cadence.due(0, 0)).isFalse();
    assertThat(Cadence.due(0, 10)).isFalse();
  }
}
