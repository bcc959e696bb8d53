package neva.training;

import neva.io.NamedParts;

/** A schedule that the program has registered. */
record NamedSchedule(String name) implements Schedule {

  private Schedule registered() {
    return NamedParts.find(Schedule.class, name);
  }

  @Override
  public double rate(long step, long steps) {
    return registered().rate(step, steps);
  }

  @Override
  public double initialRate() {
    return registered().initialRate();
  }

  @Override
  public boolean dependsOnLength() {
    return registered().dependsOnLength();
  }
}
