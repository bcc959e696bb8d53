package neva.training;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import neva.io.BadInputException;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class ConfigDifferenceTest {

  private static final TrainingConfig CONSTANT =
      TinyTraining.CONFIG.withSchedule(new Schedule.Constant(0.1));
  private static final TrainingConfig COSINE =
      TinyTraining.CONFIG.withSchedule(new Schedule.Cosine(0.1).warmUp(5));

  private static void compare(TrainingConfig before, TrainingConfig now) {
    ConfigDifference.requireContinuable(before, now, before.schedule());
  }

  private static AbstractThrowableAssert<?, ?> assertRefuses(
      TrainingConfig before, TrainingConfig now) {
    return assertThatThrownBy(() -> compare(before, now)).isInstanceOf(BadInputException.class);
  }

  @Test
  void acceptsTheSame() {
    assertThatCode(() -> compare(COSINE, COSINE)).doesNotThrowAnyException();
  }

  @Test
  void theCadenceMayChange() {
    TrainingConfig now = COSINE.withCadence(Cadence.AT_END);
    assertThatCode(() -> compare(COSINE, now)).doesNotThrowAnyException();
  }

  @Test
  void theLengthMayChangeWhereTheScheduleDoesNotDependOnIt() {
    assertThatCode(() -> compare(CONSTANT, CONSTANT.withSteps(999))).doesNotThrowAnyException();
    assertRefuses(COSINE, COSINE.withSteps(999))
        .hasMessage("A resumed run keeps its configuration, but steps was 20 and is now 999.");
  }

  @Test
  void namesEveryDifferenceWithBothValues() {
    TrainingConfig now = CONSTANT.withBatchSize(50).withSchedule(new Schedule.Constant(0.2));
    assertRefuses(CONSTANT, now)
        .hasMessageContaining("batchSize was 8 and is now 50, initialRate was 0.1 and is now 0.2.");
  }

  @Test
  void namesAbsentValuesOfAnotherKindOfOptimizer() {
    TrainingConfig now = CONSTANT.withOptimizer(new Sgd(0.5f));
    assertRefuses(CONSTANT, now)
        .hasMessageContaining("beta1 was 0.9 and is now absent")
        .hasMessageContaining("kind was \"adam\" and is now \"sgd\"")
        .hasMessageContaining("momentum was absent and is now 0.5");
  }
}
