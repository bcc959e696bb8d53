package neva.layer;

import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import neva.io.Text;
import org.tensorflow.ndarray.Shape;

/** The table that {@link Network#summary()} prints; a block of layers is one line. */
record NetworkSummary(List<Layer> layers, List<Shape> outputShapes) {

  private static final int NAME = 12;
  private static final int KIND = 10;

  @Override
  public String toString() {
    String row =
        "%%-%ds %%-%ds %%-20s %%12s%%n"
            .formatted(width(NAME, Layer::name), width(KIND, NetworkSummary::kind));
    String head = Text.format(row, "layer", "kind", "output", "parameters");
    String rule = "-".repeat(head.strip().length()) + System.lineSeparator();
    StringBuilder table = new StringBuilder(head).append(rule);
    for (int i = 0; i < layers.size(); i++) {
      table.append(row(row, layers.get(i), outputShapes.get(i)));
    }
    table.append(rule);
    long trained = parameters(Variable::isTrained);
    long state = parameters(variable -> !variable.isTrained());
    return table
        .append(Text.format("%,d parameters trained, %,d kept as state%n", trained, state))
        .toString();
  }

  private int width(int least, Function<Layer, String> text) {
    return Math.max(least, layers.stream().mapToInt(l -> text.apply(l).length()).max().orElse(0));
  }

  private static String kind(Layer layer) {
    return layer.getClass().getSimpleName();
  }

  private static String row(String pattern, Layer layer, Shape output) {
    long parameters = layer.variables().stream().mapToLong(v -> v.shape().size()).sum();
    return Text.format(
        pattern,
        layer.name(),
        kind(layer),
        output.toString().replace("-1", "b"),
        parameters == 0 ? "" : Text.format("%,d", parameters));
  }

  private long parameters(Predicate<Variable<?>> chosen) {
    return layers.stream()
        .flatMap(layer -> layer.variables().stream())
        .filter(chosen)
        .mapToLong(variable -> variable.shape().size())
        .sum();
  }
}
