package neva.forecasting.lstm;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neva.layer.NativeLibrary;
import neva.training.Evaluation;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.TrainingListener;
import neva.training.TrainingLoop;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** One training of a forecaster: builds the graph and lets the loop run. */
final class LstmTraining {

  private final LstmConfig config;
  private final List<Track> tracks = new ArrayList<>();
  private final ChunkPlan plan;

  /** Sees the training and validation sets of the series and nothing else. */
  LstmTraining(LstmConfig config, List<PreparedSeries> parts) {
    this.config = config;
    for (PreparedSeries part : parts) {
      tracks.add(part.trainedTrack(0));
    }
    plan = new ChunkPlan(parts.stream().map(PreparedSeries::span).toList(), config);
  }

  /** How many steps make one epoch. */
  int stepsPerEpoch() {
    return Math.max(1, plan.size() / config.training().batchSize());
  }

  Outcome run(Run run, TrainingListener listener) throws IOException {
    try (Graph graph = NativeLibrary.newGraph()) {
      ForecastTrainingGraph training =
          new ForecastTrainingGraph(Ops.create(graph), config, tracks, plan);
      try (Session session = UnrolledSession.on(graph)) {
        Optional<Evaluation> evaluation =
            config.training().validationSplit() == 0
                ? Optional.empty()
                : Optional.of(training.evaluation(session));
        TrainingLoop loop =
            new TrainingLoop(
                session, training.step(), training.batches(), evaluation, config.training());
        return loop.run(run, listener);
      }
    }
  }
}
