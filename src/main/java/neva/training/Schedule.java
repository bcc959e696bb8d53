package neva.training;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.List;
import neva.io.BadInputException;
import neva.io.Check;
import neva.io.NamedParts;

/** The learning rate as a function of the step. */
@FunctionalInterface
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Schedule.Constant.class, name = "constant"),
  @JsonSubTypes.Type(value = Schedule.Step.class, name = "step"),
  @JsonSubTypes.Type(value = Schedule.Exponential.class, name = "exponential"),
  @JsonSubTypes.Type(value = Schedule.Piecewise.class, name = "piecewise"),
  @JsonSubTypes.Type(value = Schedule.Linear.class, name = "linear"),
  @JsonSubTypes.Type(value = Schedule.Cosine.class, name = "cosine"),
  @JsonSubTypes.Type(value = Schedule.WarmUp.class, name = "warm-up"),
  @JsonSubTypes.Type(value = Schedule.Scaled.class, name = "scaled"),
  @JsonSubTypes.Type(value = NamedSchedule.class, name = "named")
})
public interface Schedule {

  /**
   * The rate of one step.
   *
   * @param step steps already done, from 0
   * @param steps length of the training
   */
  double rate(long step, long steps);

  /** The rate that it begins with, after a warm-up. */
  default double initialRate() {
    return rate(0, 1);
  }

  /** The same schedule from another initial rate. */
  default Schedule from(double initialRate) {
    return new Scaled(initialRate / initialRate(), this);
  }

  /** Whether the rate of a step changes with the length of the training. */
  default boolean dependsOnLength() {
    return true;
  }

  /**
   * Registers a schedule of one's own under a name, which is what a run records of it. A program
   * that resumes the run does the same first.
   *
   * @return the schedule to train with
   */
  static Schedule named(String name, Schedule schedule) {
    NamedParts.register(Schedule.class, name, schedule);
    return new NamedSchedule(name);
  }

  /**
   * The same schedule for another length of training: a warm-up keeps its share of it.
   *
   * @param factor by which the length changed
   */
  default Schedule stretched(double factor) {
    return this;
  }

  /** Rises linearly to the initial rate over the first steps, then follows this schedule. */
  default Schedule warmUp(long steps) {
    return new WarmUp(steps, 0, this);
  }

  /** Always the same rate. */
  record Constant(double initialRate) implements Schedule {
    public Constant {
      Check.positive("initialRate", initialRate);
    }

    @Override
    public double rate(long step, long steps) {
      return initialRate;
    }

    @Override
    public Schedule from(double rate) {
      return new Constant(rate);
    }

    @Override
    public boolean dependsOnLength() {
      return false;
    }
  }

  /** Multiplied by {@code factor} every {@code every} steps, at once. */
  record Step(double initialRate, double factor, long every) implements Schedule {
    public Step {
      Check.positive("initialRate", initialRate);
      Check.positive("factor", factor);
      Check.positive("every", every);
    }

    @Override
    public double rate(long step, long steps) {
      return initialRate * Math.pow(factor, (double) (step / every));
    }

    @Override
    public Schedule from(double rate) {
      return new Step(rate, factor, every);
    }

    @Override
    public boolean dependsOnLength() {
      return false;
    }
  }

  /** Multiplied by {@code factor} every {@code every} steps, smoothly. */
  record Exponential(double initialRate, double factor, long every) implements Schedule {
    public Exponential {
      Check.positive("initialRate", initialRate);
      Check.positive("factor", factor);
      Check.positive("every", every);
    }

    @Override
    public double rate(long step, long steps) {
      return initialRate * Math.pow(factor, (double) step / every);
    }

    @Override
    public Schedule from(double rate) {
      return new Exponential(rate, factor, every);
    }

    @Override
    public boolean dependsOnLength() {
      return false;
    }
  }

  /**
   * Another rate from each of some steps on.
   *
   * @param changes in the order of their steps
   */
  record Piecewise(double initialRate, List<Change> changes) implements Schedule {

    /**
     * A rate and where it begins.
     *
     * @param step the first step with this rate
     */
    public record Change(long step, double rate) {
      public Change {
        Check.positive("step", step);
        Check.positive("rate", rate);
      }
    }

    public Piecewise {
      Check.positive("initialRate", initialRate);
      changes = List.copyOf(changes);
      for (int i = 1; i < changes.size(); i++) {
        if (changes.get(i).step() <= changes.get(i - 1).step()) {
          throw new BadInputException(
              "changes must be in the order of their steps, found step %d after %d"
                  .formatted(changes.get(i).step(), changes.get(i - 1).step()));
        }
      }
    }

    @Override
    public double rate(long step, long steps) {
      double rate = initialRate;
      for (Change change : changes) {
        rate = step >= change.step() ? change.rate() : rate;
      }
      return rate;
    }

    /** All rates change by the same factor. */
    @Override
    public Schedule from(double rate) {
      double factor = rate / initialRate;
      return new Piecewise(
          rate, changes.stream().map(c -> new Change(c.step(), c.rate() * factor)).toList());
    }

    @Override
    public boolean dependsOnLength() {
      return false;
    }
  }

  /**
   * A straight line from the initial rate to zero (Defazio and others 2023, "Optimal linear decay
   * learning rate schedules and further refinements").
   */
  record Linear(double initialRate) implements Schedule {
    public Linear {
      Check.positive("initialRate", initialRate);
    }

    @Override
    public double rate(long step, long steps) {
      return initialRate * (1 - Math.min(1, (double) step / Math.max(1, steps)));
    }

    @Override
    public Schedule from(double rate) {
      return new Linear(rate);
    }
  }

  /** Half a cosine from the initial rate to zero (Loshchilov and Hutter 2017, "SGDR"). */
  record Cosine(double initialRate) implements Schedule {
    public Cosine {
      Check.positive("initialRate", initialRate);
    }

    @Override
    public double rate(long step, long steps) {
      double done = Math.min(1, (double) step / Math.max(1, steps));
      return initialRate * 0.5 * (1 + Math.cos(Math.PI * done));
    }

    @Override
    public Schedule from(double rate) {
      return new Cosine(rate);
    }
  }

  /**
   * A linear rise, then another schedule for the rest.
   *
   * @param over how many steps the rise takes
   * @param start the rate that it rises from, 0 or more
   */
  record WarmUp(long over, double start, Schedule then) implements Schedule {
    public WarmUp {
      Check.positive("over", over);
      Check.notNegative("start", start);
    }

    @Override
    public double rate(long step, long steps) {
      return step < over
          ? start + (then.rate(0, steps) - start) * (step + 1) / over
          : then.rate(step - over, steps - over);
    }

    @Override
    public double initialRate() {
      return then.initialRate();
    }

    @Override
    public Schedule from(double rate) {
      return new WarmUp(over, start * rate / initialRate(), then.from(rate));
    }

    @Override
    public Schedule stretched(double factor) {
      return new WarmUp(Math.max(1, Math.round(over * factor)), start, then);
    }

    @Override
    public boolean dependsOnLength() {
      return then.dependsOnLength();
    }
  }

  /** Another schedule times a factor. */
  record Scaled(double factor, Schedule of) implements Schedule {
    public Scaled {
      Check.positive("factor", factor);
    }

    @Override
    public double rate(long step, long steps) {
      return factor * of.rate(step, steps);
    }

    @Override
    public Schedule stretched(double by) {
      return new Scaled(factor, of.stretched(by));
    }

    @Override
    public boolean dependsOnLength() {
      return of.dependsOnLength();
    }
  }
}
