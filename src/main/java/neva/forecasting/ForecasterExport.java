package neva.forecasting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import neva.checkpoint.Saver;
import neva.forecasting.series.Series;
import neva.io.Json;
import neva.layer.NativeLibrary;
import neva.savedmodel.SavedModelWriter;
import neva.training.Run;
import neva.training.TrainingStep;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;

/** Writes the network of a run as a SavedModel with the scaling inside. */
final class ForecasterExport {

  /** The asset that says what the numbers mean. */
  static final String DESCRIPTION = "forecast.json";

  private final ForecasterConfig config;
  private final List<PreparedSeries> parts;
  private final IntervalMargins margins;

  ForecasterExport(ForecasterConfig config, List<PreparedSeries> parts, IntervalMargins margins) {
    this.config = config;
    this.parts = parts;
    this.margins = margins;
  }

  /** How many values the SavedModel looks at: as many as a training example. */
  int length() {
    int shortest = parts.stream().mapToInt(part -> part.trained().length()).min().orElseThrow();
    return Math.min(shortest, config.firstStep() + config.lookback());
  }

  void write(Run run, Path directory, int horizon) throws IOException {
    Series first = parts.get(0).series();
    double[] moved = moved(horizon);
    ServingDescription description =
        ServingDescription.of(
            parts,
            ForecasterRun.read(run).data(),
            length(),
            horizon,
            moved.length == 0 ? null : margins.usualLevel());
    Track track = parts.get(0).track();
    List<SeriesPreparation> preparations = parts.stream().map(PreparedSeries::preparation).toList();
    try (Graph graph = NativeLibrary.newGraph()) {
      Ops tf = Ops.create(graph);
      ForecastNetwork network =
          new ForecastNetwork(config, track.valueFeatures(), tf.constant(new long[] {0, 0}));
      ServingGraph serving =
          new ServingGraph(tf, config, network, first, preparations, length(), horizon, moved);
      Saver saver = TrainingStep.saver(graph, network.layers().variables());
      try (Session session = UnrolledSession.on(graph)) {
        saver.restoreSubset(session, run.trainedCheckpoint());
        SavedModelWriter writer = new SavedModelWriter(graph, saver);
        for (Placeholder<?> input : serving.inputs()) {
          writer.input(input.op().name(), input);
        }
        serving.outputs().forEach(writer::output);
        writer.asset(DESCRIPTION, Json.text(description)).write(directory, session);
      }
    }
  }

  /** How far bounds are moved outwards at each step ahead; empty without validation sets. */
  private double[] moved(int horizon) {
    return IntStream.rangeClosed(1, margins.areKnown() ? horizon : 0)
        .mapToDouble(step -> margins.at(step, margins.usualLevel()))
        .toArray();
  }
}
