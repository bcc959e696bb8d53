package benchmark;

import java.util.Arrays;
import java.util.List;

/** Prints MEMORY, the resident size in megabytes, after the steps named in BENCH_MEMORY_STEPS. */
public final class MemoryWatch implements StepWatch {

  private final String engine;
  private final String work;
  private final List<Long> due = steps();
  private long step;

  public MemoryWatch(String engine, String work) {
    this.engine = engine;
    this.work = work;
  }

  private static List<Long> steps() {
    String text = System.getenv().getOrDefault("BENCH_MEMORY_STEPS", "500 5000");
    return Arrays.stream(text.trim().split("\\s+")).map(Long::valueOf).sorted().toList();
  }

  @Override
  public boolean isFinished() {
    return step >= due.get(due.size() - 1);
  }

  @Override
  public void stepDone() {
    step++;
    if (due.contains(step)) {
      Line.print("MEMORY", engine, work, Long.toString(step), Long.toString(Resident.megabytes()));
    }
  }
}
