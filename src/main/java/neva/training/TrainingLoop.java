package neva.training;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import neva.checkpoint.CheckpointDirectory;
import neva.checkpoint.Saver;
import neva.tensorboard.ScalarPoint;
import neva.training.Outcome.End;
import neva.training.Timings.Part;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TBool;
import org.tensorflow.types.TFloat32;

/**
 * The training loop of every task: steps, logs, evaluations, checkpoints, until the end.
 *
 * <p>A step is a pure function of data, configuration and checkpoint. So a run that was killed
 * continues from its newest checkpoint, repeats what came after it and ends bit for bit as if
 * nothing had happened; events that are in the logs already are not written again.
 */
public final class TrainingLoop {

  /** The step of no checkpoint: even step 0 is then worth saving. */
  private static final long NOTHING = -1;

  private final Session session;
  private final TrainingStep graph;
  private final Batches batches;
  private final Optional<Evaluation> evaluation;
  private final TrainingConfig config;
  private final Watch watch;
  private final Saver saver;
  private final Timings timings = new Timings();

  private CheckpointDirectory checkpoints;
  private TrainingLog log;
  private Progress progress;
  private long savedStep;
  private long evaluatedStep;
  private Pace pace;

  /**
   * @param session on the graph that holds {@code graph}
   * @param evaluation of the held-out part; empty when nothing is held out
   */
  public TrainingLoop(
      Session session,
      TrainingStep graph,
      Batches batches,
      Optional<Evaluation> evaluation,
      TrainingConfig config) {
    this.session = session;
    this.graph = graph;
    this.batches = batches;
    this.evaluation = evaluation;
    this.config = config;
    this.watch = evaluation.map(e -> watch(e, config)).orElse(new Watch("none", true, 0));
    this.saver = TrainingStep.saver(session.graph(), graph.variables());
  }

  private static Watch watch(Evaluation evaluation, TrainingConfig config) {
    return new Watch(evaluation.watched(), evaluation.higherIsBetter(), config.patience());
  }

  /**
   * Trains from the newest checkpoint of the run, or from the start, to the end.
   *
   * @param stop asked after every step; when it says yes the state is saved and the loop ends
   * @throws IOException when a log or a checkpoint cannot be written; the last checkpoint is intact
   * @throws NonFiniteLossException when the loss or a weight is no longer a number
   */
  public Outcome run(Run run, Progress progress, BooleanSupplier stop) throws IOException {
    this.progress = progress;
    checkpoints = run.checkpoints(config.cadence().maxToKeep());
    try (TrainingLog opened = TrainingLog.open(run)) {
      log = opened;
      long step = start();
      log.describe(session.graph().toGraphDef());
      End end = steps(step, stop);
      return new Outcome(step, savedStep, end, watch.bestStep(), watch.best(), timings);
    }
  }

  /** Initializes the variables, then restores the newest checkpoint; returns the steps done. */
  private long start() throws IOException {
    var initialization = session.runner();
    graph.variables().forEach(variable -> initialization.addTarget(variable.initializer()));
    initialization.run().close();
    // Without a checkpoint nothing is saved, not even step 0.
    savedStep =
        checkpoints
            .restoreLatest(saver, session, progress::line)
            .map(CheckpointDirectory.Restored::step)
            .orElse(NOTHING);
    for (ScalarPoint point : log.evaluations(watch.metric(), savedStep)) {
      watch.improves(point.step(), point.value());
      evaluatedStep = point.step();
    }
    return Math.max(0, savedStep);
  }

  private End steps(long from, BooleanSupplier stop) throws IOException {
    long step = from;
    pace = new Pace(step, config.batchSize());
    while (step < config.steps() && !watch.isExhausted() && !stop.getAsBoolean()) {
      SortedMap<String, Double> metrics = train(step);
      step++;
      report(step, metrics);
      if (Cadence.due(config.cadence().evaluate(), step)) {
        evaluate(step);
      }
      if (Cadence.due(config.cadence().checkpoint(), step)) {
        save(step);
      }
    }
    return finish(step);
  }

  private End finish(long step) throws IOException {
    boolean complete = step >= config.steps();
    if (complete) {
      evaluate(step);
    }
    save(step);
    if (complete) {
      return End.COMPLETE;
    }
    return watch.isExhausted() ? End.NO_IMPROVEMENT : End.INTERRUPTED;
  }

  /** Does one step; returns the loss and the metrics of its batch. */
  private SortedMap<String, Double> train(long step) {
    long start = System.nanoTime();
    Map<Operand<?>, Tensor> batch = batches.at(step);
    timings.add(Part.DATA, start);
    start = System.nanoTime();
    try (TFloat32 rate = TFloat32.scalarOf((float) config.schedule().rate(step, config.steps()))) {
      SortedMap<String, Double> metrics = run(batch, rate);
      timings.add(Part.STEP, start);
      if (!Double.isFinite(metrics.get("loss"))) {
        throw NonFiniteLossException.ofLoss(step + 1, metrics, batches.origin(step));
      }
      return metrics;
    } finally {
      batch.values().forEach(Tensor::close);
    }
  }

  private SortedMap<String, Double> run(Map<Operand<?>, Tensor> batch, TFloat32 rate) {
    Session.Runner runner = session.runner().addTarget(graph.train()).fetch(graph.loss());
    batch.forEach(runner::feed);
    runner.feed(graph.rate(), rate);
    graph.metrics().values().forEach(runner::fetch);
    try (Result result = runner.run()) {
      SortedMap<String, Double> metrics = new TreeMap<>();
      metrics.put("loss", scalar(result, 0));
      int next = 1;
      for (String name : graph.metrics().keySet()) {
        metrics.put(name, scalar(result, next++));
      }
      return metrics;
    }
  }

  private static double scalar(Result result, int index) {
    return ((TFloat32) result.get(index)).getFloat();
  }

  private void report(long step, SortedMap<String, Double> metrics) throws IOException {
    Cadence cadence = config.cadence();
    long start = System.nanoTime();
    if (Cadence.due(cadence.scalars(), step)) {
      log.batch(step, metrics, config.schedule().rate(step - 1, config.steps()));
      timings.add(Part.SUMMARY, start);
    }
    if (Cadence.due(cadence.progress(), step)) {
      progress.update(step, metrics, pace.examplesPerSecond(step));
    }
    if (Cadence.due(cadence.histograms(), step)) {
      logHistograms(step);
    }
  }

  /** Weights as they are now, and their gradients on the next batch. */
  private void logHistograms(long step) throws IOException {
    long start = System.nanoTime();
    Map<Operand<?>, Tensor> batch = batches.at(step);
    try {
      Session.Runner runner = session.runner();
      batch.forEach(runner::feed);
      log.histograms(step, runner, graph);
    } finally {
      batch.values().forEach(Tensor::close);
    }
    timings.add(Part.SUMMARY, start);
    pace.pause(step);
  }

  private void evaluate(long step) throws IOException {
    if (evaluation.isEmpty() || step == evaluatedStep) {
      return;
    }
    long start = System.nanoTime();
    SortedMap<String, Double> metrics = evaluation.get().evaluate();
    log.evaluation(step, metrics, evaluation.get());
    evaluatedStep = step;
    timings.add(Part.EVALUATION, start);
    // Rounded as in the log, from which a resumed run takes it.
    boolean best = watch.improves(step, metrics.get(watch.metric()).floatValue());
    if (best) {
      start = System.nanoTime();
      requireFinite(step);
      checkpoints.saveBest(saver, session, step);
      timings.add(Part.CHECKPOINT, start);
    }
    progress.line(
        "step %d  held out: %s%s"
            .formatted(
                step, MetricText.text(evaluation.get().shown(metrics)), best ? "  (best)" : ""));
    pace.pause(step);
  }

  /** Saves; the events up to here are on the disk before, for nothing would write them again. */
  private void save(long step) throws IOException {
    if (step == savedStep) {
      return;
    }
    long start = System.nanoTime();
    requireFinite(step);
    log.sync();
    checkpoints.save(saver, session, step);
    savedStep = step;
    timings.add(Part.CHECKPOINT, start);
    pace.pause(step);
  }

  /** The update of a step can overflow although its loss is a number. */
  private void requireFinite(long step) {
    try (Result result = session.runner().fetch(graph.finite()).run()) {
      if (!((TBool) result.get(0)).getBoolean()) {
        throw NonFiniteLossException.ofWeights(step);
      }
    }
  }
}
