package neva.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.LongRange;
import neva.io.BadInputException;
import neva.training.Schedule.Piecewise;
import neva.training.Schedule.Piecewise.Change;

class ScheduleTest {

  private static final long STEPS = 1000;

  @Provide
  Arbitrary<Schedule> schedules() {
    return Combinators.combine(plain(), Arbitraries.longs().between(0, 400))
        .as((schedule, over) -> over == 0 ? schedule : schedule.warmUp(over));
  }

  @Provide
  Arbitrary<Schedule> plain() {
    return Combinators.combine(
            Arbitraries.doubles().between(0.01, 1),
            Arbitraries.doubles().between(0.1, 1),
            Arbitraries.longs().between(1, 500),
            Arbitraries.integers().between(0, 5))
        .as(ScheduleTest::schedule);
  }

  private static Schedule schedule(double rate, double factor, long every, int kind) {
    return switch (kind) {
      case 0 -> new Schedule.Constant(rate);
      case 1 -> new Schedule.Step(rate, factor, every);
      case 2 -> new Schedule.Exponential(rate, factor, every);
      case 3 -> new Schedule.Linear(rate);
      case 4 -> new Piecewise(rate, List.of(new Change(every, rate * factor)));
      default -> new Schedule.Cosine(rate);
    };
  }

  @Property(tries = 200)
  void ratesLieBetweenZeroAndTheInitialOne(
      @ForAll("schedules") Schedule schedule, @ForAll @LongRange(max = STEPS) long step) {
    double most = schedule.from(1).rate(step, STEPS);
    assertThat(most).isBetween(0.0, 1.0);
    assertThat(schedule.from(0.25).rate(step, STEPS)).isCloseTo(most / 4, within(1e-12));
  }

  @Property(tries = 200)
  void neverRisesWithoutWarmUp(
      @ForAll("plain") Schedule schedule, @ForAll @LongRange(max = STEPS) long step) {
    assertThat(schedule.rate(step + 1, STEPS)).isLessThanOrEqualTo(schedule.rate(step, STEPS));
  }

  @Property(tries = 200)
  void lengthMattersWhereTheScheduleSaysSoAlone(
      @ForAll("schedules") Schedule schedule, @ForAll @LongRange(min = 500, max = 900) long step) {
    boolean same = schedule.rate(step, STEPS) == schedule.rate(step, 2 * STEPS);
    assertThat(same).isEqualTo(!schedule.dependsOnLength());
  }

  @Property(tries = 200)
  void warmUpRisesByEqualStepsToTheFullRate(
      @ForAll("plain") Schedule schedule, @ForAll @LongRange(min = 1, max = 300) long over) {
    Schedule warm = schedule.warmUp(over);
    double full = schedule.rate(0, STEPS);
    assertThat(warm.rate(0, STEPS)).isCloseTo(full / over, within(1e-12));
    assertThat(warm.rate(over - 1, STEPS)).isCloseTo(full, within(1e-12));
    assertThat(warm.rate(over, STEPS)).isEqualTo(full);
    assertThat(warm.rate(over + 100, STEPS)).isEqualTo(schedule.rate(100, STEPS - over));
  }

  @Property(tries = 100)
  void cosineIsSymmetric(@ForAll @DoubleRange(min = 0.01, max = 1) double rate) {
    Schedule cosine = new Schedule.Cosine(rate);
    for (long step = 0; step <= STEPS; step += 50) {
      double both = cosine.rate(step, STEPS) + cosine.rate(STEPS - step, STEPS);
      assertThat(both).isCloseTo(rate, within(1e-12));
    }
  }

  @Example
  void constantStays() {
    assertRates(new Schedule.Constant(0.1), 0, 0.1, 999, 0.1);
  }

  @Example
  void stepHalvesAtOnce() {
    Schedule halved = new Schedule.Step(0.8, 0.5, 100);
    assertRates(halved, 0, 0.8, 99, 0.8, 100, 0.4, 199, 0.4, 200, 0.2);
  }

  @Example
  void exponentialHalvesSmoothly() {
    Schedule halved = new Schedule.Exponential(0.8, 0.25, 100);
    assertRates(halved, 0, 0.8, 50, 0.4, 100, 0.2, 150, 0.1);
  }

  @Example
  void eachPieceHasItsRate() {
    Schedule pieces = new Piecewise(0.8, List.of(new Change(100, 0.2), new Change(300, 0.4)));
    assertRates(pieces, 0, 0.8, 99, 0.8, 100, 0.2, 299, 0.2, 300, 0.4, 999, 0.4);
    assertRates(pieces.from(0.4), 0, 0.4, 100, 0.1, 300, 0.2);
  }

  @Example
  void rejectsPiecesThatAreNotInTheirOrder() {
    List<Change> changes = List.of(new Change(300, 0.4), new Change(300, 0.2));
    assertThatThrownBy(() -> new Piecewise(0.8, changes))
        .isInstanceOf(BadInputException.class)
        .hasMessage("changes must be in the order of their steps, found step 300 after 300");
  }

  @Example
  void cosineFallsToZero() {
    Schedule cosine = new Schedule.Cosine(0.8);
    assertRates(cosine, 0, 0.8, 500, 0.4, 1000, 0, 2000, 0);
    assertThat(cosine.rate(333, 999)).isCloseTo(0.6, within(1e-12)); // cos 60° = 1/2
    assertThat(cosine.rate(666, 999)).isCloseTo(0.2, within(1e-12));
  }

  @Example
  void warmUpKeepsItsShareOfAnotherLength() {
    assertThat(new Schedule.Cosine(0.8).warmUp(200).stretched(0.1))
        .isEqualTo(new Schedule.Cosine(0.8).warmUp(20));
    assertThat(new Schedule.Cosine(0.8).stretched(0.1)).isEqualTo(new Schedule.Cosine(0.8));
  }

  @Example
  void warmUpIsFollowedByTheWholeCosine() {
    Schedule warm = new Schedule.Cosine(0.8).warmUp(200);
    assertRates(warm, 0, 0.004, 99, 0.4, 199, 0.8, 200, 0.8, 600, 0.4, 1000, 0);
  }

  @Example
  void warmUpRisesFromItsStart() {
    Schedule warm = new Schedule.WarmUp(200, 0.2, new Schedule.Cosine(0.8));
    assertRates(warm, 0, 0.203, 99, 0.5, 199, 0.8, 200, 0.8, 600, 0.4, 1000, 0);
    assertRates(warm.from(0.4), 0, 0.1015, 99, 0.25, 199, 0.4, 600, 0.2);
    assertRates(warm.stretched(0.5), 49, 0.5, 99, 0.8);
  }

  /**
   * @param stepsAndRates alternating
   */
  private static void assertRates(Schedule schedule, double... stepsAndRates) {
    for (int i = 0; i < stepsAndRates.length; i += 2) {
      assertThat(schedule.rate((long) stepsAndRates[i], STEPS))
          .as("rate at step %.0f", stepsAndRates[i])
          .isCloseTo(stepsAndRates[i + 1], within(1e-12));
    }
  }

  @Example
  void rejectsARateOfZero() {
    assertThatThrownBy(() -> new Schedule.Cosine(0))
        .isInstanceOf(BadInputException.class)
        .hasMessage("initialRate must be positive, found 0");
  }

  @Example
  void rejectsANegativePeriod() {
    assertThatThrownBy(() -> new Schedule.Step(0.1, 0.5, -10))
        .isInstanceOf(BadInputException.class)
        .hasMessage("every must be positive, found -10");
  }
}
