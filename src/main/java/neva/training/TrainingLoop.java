package neva.training;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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
 *
 * <pre>{@code
 * TrainingLoop loop = new TrainingLoop(session, step, batches, config);
 * Outcome outcome = loop.run(Run.in(Path.of("runs/own")));
 * }</pre>
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
  private GuardedListener listeners;
  private LoopState state;
  private long savedStep;
  private long evaluatedStep;

  /**
   * A loop without validation data.
   *
   * @param session on the graph that holds {@code graph}
   */
  public TrainingLoop(Session session, TrainingStep graph, Batches batches, TrainingConfig config) {
    this(session, graph, batches, Optional.empty(), config);
  }

  /**
   * @param session on the graph that holds {@code graph}
   * @param evaluation on validation data; empty when there are none
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
    this.watch =
        evaluation
            .map(e -> new Watch(e.watched(), e.higherIsBetter()))
            .orElse(new Watch("none", true));
    this.saver = TrainingStep.saver(session.graph(), graph.variables());
  }

  /**
   * Trains from the newest checkpoint of the run, or from the start, to the end. A run that nobody
   * has begun yet is begun here, with the configuration of the training as its record.
   *
   * @param listeners told in this order; {@link EarlyStopping} by the patience of the configuration
   *     comes after them
   * @throws IOException when a log or a checkpoint cannot be written; the last checkpoint is intact
   * @throws NonFiniteLossException when the loss or a weight is no longer a number
   * @throws neva.io.BadInputException when the run is resumed with another configuration
   */
  public Outcome run(Run run, TrainingListener... listeners) throws IOException {
    if (run.isBegun()) {
      return runBegun(run, listeners);
    }
    try (RunLock lock = OwnRecord.begin(run, config)) {
      return runBegun(run, listeners);
    }
  }

  private Outcome runBegun(Run run, TrainingListener... given) throws IOException {
    TrainingListener all = TrainingListener.all(given);
    if (config.patience() > 0) {
      all = TrainingListener.all(all, new EarlyStopping(config.patience()));
    }
    checkpoints = run.checkpoints(config.cadence().maxToKeep());
    try (TrainingLog opened = TrainingLog.open(run)) {
      log = opened;
      state = new LoopState(run, config, watch);
      listeners = new GuardedListener(all, state);
      long step = start();
      log.describe(session.graph().toGraphDef());
      End end = steps(step);
      listeners.rethrow();
      Outcome outcome = new Outcome(step, savedStep, end, watch.bestStep(), watch.best(), timings);
      all.ended(outcome);
      return outcome;
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
            .restoreLatest(saver, session, listeners::message)
            .map(CheckpointDirectory.Restored::step)
            .orElse(NOTHING);
    Map<Long, Double> losses = new TreeMap<>();
    log.evaluations("loss", savedStep).forEach(point -> losses.put(point.step(), point.value()));
    for (ScalarPoint point : log.evaluations(watch.metric(), savedStep)) {
      double loss = losses.getOrDefault(point.step(), Double.NaN);
      watch.improves(point.step(), point.value(), loss);
      evaluatedStep = point.step();
    }
    return Math.max(0, savedStep);
  }

  private End steps(long from) throws IOException {
    long step = from;
    state.begin(step);
    listeners.started();
    while (step < config.steps() && !state.isEnding()) {
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
    End end = step >= config.steps() ? End.COMPLETE : state.end();
    if (end != End.INTERRUPTED) {
      evaluate(step);
    }
    save(step);
    return end;
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
    double rate = config.schedule().rate(step - 1, config.steps());
    if (Cadence.due(config.cadence().scalars(), step)) {
      long start = System.nanoTime();
      log.batch(step, metrics, rate);
      timings.add(Part.SUMMARY, start);
    }
    state.batchEnded(step, metrics, rate);
    listeners.batchEnded();
    if (Cadence.due(config.cadence().histograms(), step)) {
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
    state.pause();
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
    float loss = metrics.getOrDefault("loss", Double.NaN).floatValue();
    boolean best = watch.improves(step, metrics.get(watch.metric()).floatValue(), loss);
    if (best) {
      start = System.nanoTime();
      requireFinite(step);
      checkpoints.saveBest(saver, session, step);
      timings.add(Part.CHECKPOINT, start);
    }
    state.evaluated(metrics, evaluation.get().shown(metrics), best);
    listeners.evaluated();
    state.pause();
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
    listeners.saved();
    state.pause();
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
