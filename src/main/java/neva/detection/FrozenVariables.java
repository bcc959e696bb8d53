package neva.detection;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
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
  boolean holds(Variable<?> variable) {
    return patterns.stream()
        .anyMatch(pattern -> Pattern.compile(pattern).matcher(variable.name()).lookingAt());
  }
}
