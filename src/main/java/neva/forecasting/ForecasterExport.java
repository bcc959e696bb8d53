package neva.forecasting;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import neva.checkpoint.Saver;
import neva.io.Json;
import neva.savedmodel.SavedModelWriter;
import neva.series.Series;
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

  ForecasterExport(ForecasterConfig config, List<PreparedSeries> parts) {
    this.config = config;
    this.parts = parts;
  }

  /** How many values the SavedModel looks at: as many as a training example. */
  int length() {
    int shortest = parts.stream().mapToInt(part -> part.trained().length()).min().orElseThrow();
    return Math.min(shortest, config.firstStep() + config.lookback());
  }

  void write(Run run, Path directory, int horizon) throws IOException {
    Series first = parts.get(0).series();
    Track track = parts.get(0).track();
    List<Preparation> preparations = parts.stream().map(PreparedSeries::preparation).toList();
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      ForecastNetwork network =
          new ForecastNetwork(config, track.valueFeatures(), tf.constant(new long[] {0, 0}));
      ServingGraph serving =
          new ServingGraph(tf, config, network, first, preparations, length(), horizon);
      Saver saver = TrainingStep.saver(graph, network.layers().variables());
      try (Session session = UnrolledSession.on(graph)) {
        saver.restoreSubset(session, run.trainedCheckpoint());
        SavedModelWriter writer = new SavedModelWriter(graph, saver);
        for (Placeholder<?> input : serving.inputs()) {
          writer.input(input.op().name(), input);
        }
        writer
            .output("forecast", serving.forecast())
            .asset(DESCRIPTION, Json.text(description(first, horizon)))
            .write(directory, session);
      }
    }
  }

  private Map<String, Object> description(Series first, int horizon) {
    Map<String, Object> description = new LinkedHashMap<>();
    description.put("column", first.name());
    description.put("extras", first.extras());
    description.put("step", first.time().step().toString());
    description.put("series", parts.stream().map(part -> part.series().id()).toList());
    description.put("lookback", length());
    description.put("horizon", horizon);
    return description;
  }
}
