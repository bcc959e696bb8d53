package neva.training;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import neva.io.BadInputException;
import neva.layer.Variable;

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
  public boolean holds(Variable<?> variable) {
    return patterns.stream().anyMatch(pattern -> matches(pattern, variable));
  }

  private static boolean matches(String pattern, Variable<?> variable) {
    return Pattern.compile(pattern).matcher(variable.name()).lookingAt();
  }

  /** The patterns that hold none of these variables. */
  public List<String> idle(List<? extends Variable<?>> variables) {
    return patterns.stream()
        .filter(pattern -> variables.stream().noneMatch(variable -> matches(pattern, variable)))
        .toList();
  }

  /**
   * Checks that something of a network is left to train.
   *
   * @param variables of the network, asked for when there are patterns
   * @throws BadInputException when all of it is held
   */
  public void requireRest(Supplier<? extends List<? extends Variable<?>>> variables) {
    if (!patterns.isEmpty()
        && variables.get().stream().filter(Variable::isTrained).allMatch(this::holds)) {
      throw new BadInputException(
          "frozenVariables must leave variables to train, found that %s hold all of the network"
              .formatted(patterns));
    }
  }
}
