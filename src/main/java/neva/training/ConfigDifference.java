package neva.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import neva.io.BadInputException;
import neva.io.Hint;
import neva.io.Json;

/** Compares the configuration of a run with what is asked of its continuation. */
public final class ConfigDifference {

  private final List<String> differences = new ArrayList<>();
  private final boolean lengthMayChange;

  private ConfigDifference(boolean lengthMayChange) {
    this.lengthMayChange = lengthMayChange;
  }

  /**
   * Refuses every difference but those of the cadence, and of the length where the schedule does
   * not depend on it.
   *
   * @param before the record that the run began with
   * @param now the record asked for, of the same type
   * @param schedule of the run
   * @throws BadInputException naming each difference with both values
   */
  public static void requireContinuable(Object before, Object now, Schedule schedule) {
    ConfigDifference comparison = new ConfigDifference(!schedule.dependsOnLength());
    comparison.compare("", Json.tree(before), Json.tree(now));
    if (!comparison.differences.isEmpty()) {
      throw new BadInputException(
          "A resumed run keeps its configuration, but %s."
              .formatted(String.join(", ", comparison.differences)),
          Hint.KEEP_OR_START_OVER);
    }
  }

  private void compare(String name, JsonNode before, JsonNode now) {
    if (name.equals("cadence") || (name.equals("steps") && lengthMayChange)) {
      return;
    }
    if (before.isObject() && now.isObject()) {
      TreeSet<String> fields = new TreeSet<>();
      before.fieldNames().forEachRemaining(fields::add);
      now.fieldNames().forEachRemaining(fields::add);
      fields.forEach(field -> compare(field, before.path(field), now.path(field)));
    } else if (!before.equals(now)) {
      differences.add("%s was %s and is now %s".formatted(name, text(before), text(now)));
    }
  }

  private static String text(JsonNode value) {
    return value.isMissingNode() ? "absent" : value.toString();
  }
}
