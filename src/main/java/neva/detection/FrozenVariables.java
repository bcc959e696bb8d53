package neva.detection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;
import neva.io.BadInputException;
import neva.layer.Variable;
import neva.ssd.SsdConfig;
import neva.ssd.SsdInference;
import neva.ssd.SsdNetwork;
import org.tensorflow.Graph;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * Variables that are not trained: those whose names begin with one of these regular expressions, as
 * {@code freeze_variables} of the Object Detection API has it. {@code
 * FeatureExtractor/MobilenetV1/Conv2d_[0-5]_} holds the first six layers of a backbone.
 */
public record FrozenVariables(@JsonValue List<String> patterns) {

  /** All variables are trained. */
  public static final FrozenVariables NONE = new FrozenVariables(List.of());

  @JsonCreator
  public FrozenVariables {
    patterns = List.copyOf(patterns);
    patterns.forEach(FrozenVariables::check);
  }

  private static void check(String pattern) {
    try {
      Pattern.compile(pattern);
    } catch (PatternSyntaxException e) {
      throw new BadInputException(
          "frozenVariables must be regular expressions, found %s: %s"
              .formatted(pattern, e.getDescription()),
          e);
    }
  }

  /** Whether a variable keeps its values. */
  boolean holds(Variable<?> variable) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, variable));
  }

  private static boolean matches(String pattern, Variable<?> variable) {
    return Pattern.compile(pattern).matcher(variable.name()).lookingAt();
  }

  /** The patterns that hold none of these variables. */
  List<String> idle(List<? extends Variable<?>> variables) {
    return patterns.stream()
        .filter(pattern -> variables.stream().noneMatch(variable -> matches(pattern, variable)))
        .toList();
  }

  /**
   * Checks that something of a network is left to train.
   *
   * @throws BadInputException when all of it is held
   */
  void requireRest(SsdConfig ssd) {
    if (!patterns.isEmpty() && variables(ssd).filter(Variable::isTrained).allMatch(this::holds)) {
      throw new BadInputException(
          "frozenVariables must leave variables to train, found that %s hold all of the network"
              .formatted(patterns));
    }
  }

  /** Their names are known when the network has been applied. */
  private static Stream<Variable<TFloat32>> variables(SsdConfig ssd) {
    try (Graph graph = new Graph()) {
      SsdNetwork network = new SsdNetwork(ssd, 0);
      SsdInference.of(Ops.create(graph), network);
      return network.network().variables().stream();
    }
  }
}
