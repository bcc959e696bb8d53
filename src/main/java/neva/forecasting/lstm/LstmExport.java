package neva.forecasting.lstm;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import neva.checkpoint.Saver;
import neva.forecasting.series.Series;
import neva.layer.NativeLibrary;
import neva.savedmodel.SavedModelWriter;
import neva.training.Run;
import neva.training.TrainingStep;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;

/**
 * Writes the network of a run as a SavedModel with the scaling inside.
 *
 * @param level of the bounds; empty without validation sets
 * @param lookback how many values it looks at
 * @param horizon how many it forecasts
 */
record LstmExport(
    LstmConfig config,
    List<PreparedSeries> parts,
    IntervalMargins margins,
    Optional<Double> level,
    int lookback,
    int horizon) {

  /**
   * @param asset name of a file beside the model
   * @param description text of that file
   */
  void write(Run run, Path directory, String asset, String description) throws IOException {
    Series first = parts.get(0).trained().series();
    Track track = parts.get(0).trainedTrack(0);
    List<SeriesPreparation> preparations = parts.stream().map(PreparedSeries::preparation).toList();
    try (Graph graph = NativeLibrary.newGraph()) {
      Ops tf = Ops.create(graph);
      ForecastNetwork network =
          new ForecastNetwork(config, track.valueFeatures(), tf.constant(new long[] {0, 0}));
      ServingGraph serving =
          new ServingGraph(tf, config, network, first, preparations, lookback, horizon, moved());
      Saver saver = TrainingStep.saver(graph, network.layers().variables());
      try (Session session = UnrolledSession.on(graph)) {
        saver.restoreSubset(session, run.trainedCheckpoint());
        SavedModelWriter writer = new SavedModelWriter(graph, saver);
        for (Placeholder<?> input : serving.inputs()) {
          writer.input(input.op().name(), input);
        }
        serving.outputs().forEach(writer::output);
        writer.asset(asset, description).write(directory, session);
      }
    }
  }

  /** How far bounds are moved outwards at each step ahead; empty without a level. */
  private double[] moved() {
    return level.stream()
        .flatMapToDouble(
            each -> IntStream.rangeClosed(1, horizon).mapToDouble(step -> margins.at(step, each)))
        .toArray();
  }
}
