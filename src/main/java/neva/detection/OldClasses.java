package neva.detection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.SsdNetwork;
import neva.detection.ssd.WeightNames;
import neva.io.BadInputException;
import neva.layer.TensorValues;
import neva.layer.Variable;
import neva.savedmodel.ModelWeights;
import neva.weights.RestoreTable;
import neva.weights.RestoreTable.Row;
import org.tensorflow.GraphOperation;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

/**
 * Keeps what a model knows of its classes in a network that has more of them. The last axis of a
 * class predictor's variables is (anchor of the cell, class), so the rows of the old classes move
 * apart.
 */
final class OldClasses {

  private static final Pattern PREDICTOR =
      Pattern.compile("BoxPredictor_(\\d+)/ClassPredictor/(weights|biases)");
  private static final int MAPS = 6;

  private final SsdNetwork network;
  private final ModelWeights weights;
  private final WeightNames names;

  /**
   * @param network that has been applied
   */
  OldClasses(SsdNetwork network, ModelWeights weights) {
    this.network = network;
    this.weights = weights;
    this.names = new WeightNames(weights, network);
  }

  /** How many classes a model with the anchors of {@code config} has, without the background. */
  static int count(ModelWeights weights, SsdConfig config) {
    String biases = "BoxPredictor_0/ClassPredictor/biases";
    if (!weights.names().contains(biases)) {
      throw new BadInputException(
          "Expected a detector whose classes can be kept but there is no %s in %s; give a checkpoint, frozen graph or SavedModel of an SSD."
              .formatted(biases, weights.source()));
    }
    return (int) (weights.shape(biases)[0] / config.anchors().perCell(0, MAPS)) - 1;
  }

  /**
   * Overwrites the rows of the old classes; those of the new ones stay as they start.
   *
   * @param table of what was restored before
   * @return the table with these variables, too
   */
  RestoreTable restore(Session session, RestoreTable table) throws IOException {
    List<Row> rows = new ArrayList<>();
    for (Row row : table.rows()) {
      Optional<String> from =
          row.loaded() || !PREDICTOR.matcher(row.variable()).matches()
              ? Optional.empty()
              : names.find(row.variable());
      rows.add(from.isPresent() ? widen(session, row.variable(), from.get()) : row);
    }
    Set<String> used = rows.stream().map(Row::from).collect(Collectors.toSet());
    return new RestoreTable(
        table.source(),
        rows,
        table.unused().stream().filter(name -> !used.contains(name)).toList());
  }

  private Row widen(Session session, String name, String from) throws IOException {
    Variable<TFloat32> variable =
        network.network().variables().stream()
            .filter(each -> each.name().equals(name))
            .findFirst()
            .orElseThrow();
    var matcher = PREDICTOR.matcher(name);
    matcher.matches();
    int anchors = network.config().anchors().perCell(Integer.parseInt(matcher.group(1)), MAPS);
    float[] old = weights.values(from);
    float[] all = initialValue(session, variable);
    int oldColumns = columns(weights.shape(from), anchors);
    int newColumns = columns(variable.shape().asArray(), anchors);
    copy(old, oldColumns, all, newColumns);
    assign(session, variable, all);
    return new Row(name, from, "");
  }

  private static int columns(long[] shape, int anchors) {
    return (int) (shape[shape.length - 1] / anchors);
  }

  /** Copies each row of {@code from} to the start of the same row of {@code to}. */
  private static void copy(float[] from, int fromColumns, float[] to, int toColumns) {
    for (int row = 0; row < from.length / fromColumns; row++) {
      System.arraycopy(from, row * fromColumns, to, row * toColumns, fromColumns);
    }
  }

  private static float[] initialValue(Session session, Variable<TFloat32> variable) {
    try (Result result = session.runner().fetch(input(variable)).run()) {
      return TensorValues.of((TFloat32) result.get(0));
    }
  }

  private static void assign(Session session, Variable<TFloat32> variable, float[] values) {
    try (TFloat32 tensor =
        TFloat32.tensorOf(variable.shape(), DataBuffers.of(values, true, false))) {
      session
          .runner()
          .feed(input(variable), tensor)
          .addTarget(variable.initializer())
          .run()
          .close();
    }
  }

  /** What the initializer assigns: fed with another value, it assigns that. */
  private static Output<?> input(Variable<TFloat32> variable) {
    return ((GraphOperation) variable.initializer().op()).input(1);
  }
}
