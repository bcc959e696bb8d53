package neva.weights;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import neva.io.BadInputException;
import neva.layer.InitialValues;
import neva.layer.Network;
import neva.layer.Variable;
import neva.savedmodel.ModelWeights;
import neva.weights.RestoreTable.Row;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * Gives a network the weights of a model: of a checkpoint of TensorFlow 1 or 2, a frozen graph or a
 * SavedModel.
 */
public final class WeightImport {

  private static final Pattern WEIGHT =
      Pattern.compile(
          ".*/(weights|depthwise_weights|biases|BatchNorm/(gamma|beta|moving_mean|moving_variance)"
              + "|(kernel|depthwise_kernel|bias|gamma|beta|moving_mean|moving_variance)"
              + "/\\.ATTRIBUTES/VARIABLE_VALUE)");

  private final Network network;
  private final ModelWeights weights;
  private final VariableNames names;
  private final Predicate<String> wanted;

  /**
   * @param network that has been applied
   * @param names what the model calls its variables
   * @param wanted the names of the variables that are to come from the model
   */
  public WeightImport(
      Network network, ModelWeights weights, VariableNames names, Predicate<String> wanted) {
    this.network = network;
    this.weights = weights;
    this.names = names;
    this.wanted = wanted;
  }

  /**
   * Assigns all variables of the network: those that the model has in the same shape from there,
   * the others their initial value.
   *
   * @param allowPartial whether fewer than half of the variables may come from the model
   * @throws BadInputException when fewer than half do and that is not allowed, or the model is
   *     damaged
   */
  public RestoreTable restore(Session session, boolean allowPartial) throws IOException {
    RestoreTable table = plan();
    List<Row> asked = asked(table);
    if (!allowPartial && 2 * table.loaded() < asked.size()) {
      throw new BadInputException(
          ("Expected the weights of this network in %s but only %d of %d variables were there"
                  + " (%s); give another model or a pipeline.config that fits it, or allow a"
                  + " partial start.")
              .formatted(
                  weights.source(),
                  table.loaded(),
                  asked.size(),
                  firstMissing(asked).orElseThrow()));
    }
    assign(session, table);
    return table;
  }

  /**
   * Assigns all variables of the network from the model.
   *
   * @throws BadInputException when the model lacks one, naming the first, or is damaged
   */
  public void restoreAll(Session session) throws IOException {
    RestoreTable table = plan();
    Optional<String> missing = firstMissing(table.rows());
    if (missing.isPresent()) {
      throw new BadInputException(
          ("Expected all weights of this network in %s but %d of %d variables were there (%s);"
                  + " give the pipeline.config that the model was trained with.")
              .formatted(weights.source(), table.loaded(), table.rows().size(), missing.get()));
    }
    assign(session, table);
  }

  private List<Row> asked(RestoreTable table) {
    return table.rows().stream().filter(row -> wanted.test(row.variable())).toList();
  }

  private static Optional<String> firstMissing(List<Row> rows) {
    return rows.stream()
        .filter(row -> !row.loaded())
        .map(row -> row.variable() + ": " + row.reason())
        .findFirst();
  }

  private RestoreTable plan() {
    List<Row> rows = network.variables().stream().map(this::row).toList();
    Set<String> used = rows.stream().map(Row::from).collect(Collectors.toSet());
    List<String> unused =
        weights.names().stream()
            .filter(name -> WEIGHT.matcher(name).matches() && !used.contains(name))
            .toList();
    return new RestoreTable(weights.source(), rows, unused);
  }

  private Row row(Variable<TFloat32> variable) {
    if (!wanted.test(variable.name())) {
      return Row.anew(variable.name(), "not asked for");
    }
    return names
        .find(variable.name())
        .map(from -> compare(variable, from))
        .orElseGet(() -> Row.anew(variable.name(), "not in the model"));
  }

  private Row compare(Variable<TFloat32> variable, String from) {
    long[] here = variable.shape().asArray();
    long[] there = weights.shape(from);
    if (Arrays.equals(here, there)) {
      return Row.loaded(variable.name(), from);
    }
    String shapes = Arrays.toString(here) + " here, " + Arrays.toString(there) + " in the model";
    return Row.anew(variable.name(), shapes);
  }

  private void assign(Session session, RestoreTable table) throws IOException {
    List<Variable<TFloat32>> variables = network.variables();
    Map<Variable<TFloat32>, float[]> loaded = new HashMap<>();
    for (int i = 0; i < table.rows().size(); i++) {
      if (table.rows().get(i).loaded()) {
        loaded.put(variables.get(i), weights.values(table.rows().get(i).from()));
      }
    }
    InitialValues.assign(session, variables, loaded);
  }
}
