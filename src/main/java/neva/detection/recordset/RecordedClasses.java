package neva.detection.recordset;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import neva.detection.annotation.LabelMap;

/** The label map that the records of a set imply. */
final class RecordedClasses {

  private final Map<Long, String> byLabel = new TreeMap<>();
  private final Map<String, Long> byName = new TreeMap<>();
  private boolean consistent = true;

  /**
   * Takes the class of an object.
   *
   * @param label 0 when the record has none
   */
  void add(long label, String name) {
    String named = byLabel.putIfAbsent(label, name);
    Long labelled = byName.putIfAbsent(name, label);
    consistent &=
        label > 0
            && label <= Integer.MAX_VALUE
            && (named == null || named.equals(name))
            && (labelled == null || labelled == label);
  }

  /** The labels as recorded, or, where they contradict each other, names numbered from 1. */
  LabelMap labelMap() {
    if (!consistent || byLabel.isEmpty()) {
      return LabelMap.of(List.copyOf(byName.keySet()));
    }
    StringBuilder text = new StringBuilder();
    byLabel.forEach(
        (label, name) ->
            text.append("item { id: %d name: '%s' }\n".formatted(label, escaped(name))));
    return LabelMap.parse(text.toString(), "the records");
  }

  private static String escaped(String name) {
    return name.replace("\\", "\\\\").replace("'", "\\'").replace("\n", "\\n");
  }
}
