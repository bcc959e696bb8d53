package neva.detection.annotation;

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
      fields
          .report()
          .rejected(Kind.NO_CLASS, place, "an id and a name", "none", "category left out");
      return;
    }
    Optional<String> first = names.putIfAbsent(id, Optional.of(name));
    if (first != null && !first.equals(Optional.of(name))) {
      String found =
          "%s of %s and %s"
              .formatted(id, Reporter.quoted(first.orElse("…")), Reporter.quoted(name));
      fields
          .report()
          .rejected(
              Kind.DUPLICATE_ID,
              place + " id",
              "an id of its own",
              found,
              "both categories left out");
      names.put(id, AMBIGUOUS);
    }
  }

  /** The name, when the id stands for one. */
  Optional<String> name(String id) {
    return names.getOrDefault(id, AMBIGUOUS);
  }
}
