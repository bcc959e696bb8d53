package neva.annotation;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The categories of a COCO file by their id. */
final class CocoClasses {

  private static final Optional<String> AMBIGUOUS = Optional.empty();

  private final Map<String, Optional<String>> names = new HashMap<>();

  /** Takes an entry of the list; an id with two names stands for neither. */
  void add(String place, ObjectFields fields) {
    String id = CocoReader.id(fields.text("id"));
    String name = fields.text("name");
    if (id.isEmpty() || name.isEmpty()) {
      reject(fields, Kind.NO_CLASS, place, "an id and a name", "none");
      return;
    }
    Optional<String> first = names.putIfAbsent(id, Optional.of(name));
    if (first != null && !first.equals(Optional.of(name))) {
      String found = "%s of %s and %s".formatted(id, first.orElse("others"), Reporter.quoted(name));
      reject(fields, Kind.DUPLICATE_ID, place + " id", "an id of its own", found);
      names.put(id, AMBIGUOUS);
    }
  }

  private static void reject(
      ObjectFields fields, String kind, String place, String expected, String found) {
    fields.report().rejected(kind, place, expected, found, "category left out");
  }

  /** The name, when the id stands for one. */
  Optional<String> name(String id) {
    return names.getOrDefault(id, AMBIGUOUS);
  }
}
