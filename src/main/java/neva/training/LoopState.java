package neva.training;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import neva.training.Outcome.End;

/** What the loop tells its listeners, and what they ask of it. */
final class LoopState implements TrainingState {

  private static final SortedMap<String, Double> NOTHING =
      Collections.unmodifiableSortedMap(new TreeMap<>());

  private final Run run;
  private final TrainingConfig config;
  private final Watch watch;
  private Pace pace;
  private long step;
  private SortedMap<String, Double> metrics = NOTHING;
  private double learningRate = Double.NaN;
  private SortedMap<String, Double> validation = NOTHING;
  private SortedMap<String, Double> validationShown = NOTHING;
  private boolean best;
  private End end; // null while nobody asks for one

  LoopState(Run run, TrainingConfig config, Watch watch) {
    this.run = run;
    this.config = config;
    this.watch = watch;
  }

  void begin(long from) {
    step = from;
    pace = new Pace(config.batchSize());
  }

  void batchEnded(long done, SortedMap<String, Double> measured, double rate) {
    step = done;
    metrics = Collections.unmodifiableSortedMap(measured);
    learningRate = rate;
    pace.batchEnded();
  }

  void evaluated(
      SortedMap<String, Double> measured, SortedMap<String, Double> shown, boolean isBest) {
    validation = Collections.unmodifiableSortedMap(measured);
    validationShown = Collections.unmodifiableSortedMap(shown);
    best = isBest;
  }

  void pause() {
    pace.pause();
  }

  boolean isEnding() {
    return end != null;
  }

  End end() {
    return end;
  }

  @Override
  public Run run() {
    return run;
  }

  @Override
  public long step() {
    return step;
  }

  @Override
  public long steps() {
    return config.steps();
  }

  @Override
  public SortedMap<String, Double> metrics() {
    return metrics;
  }

  @Override
  public double learningRate() {
    return learningRate;
  }

  @Override
  public double examplesPerSecond() {
    return pace.examplesPerSecond();
  }

  @Override
  public SortedMap<String, Double> validation() {
    return validation;
  }

  @Override
  public SortedMap<String, Double> validationShown() {
    return validationShown;
  }

  @Override
  public boolean isBest() {
    return best;
  }

  @Override
  public int evaluationsSinceBest() {
    return watch.sinceBest();
  }

  /** An interruption comes before an end for good: what it cuts off can be continued. */
  @Override
  public void stop() {
    end = End.INTERRUPTED;
  }

  @Override
  public void finish() {
    end = end == null ? End.FINISHED_EARLY : end;
  }
}
