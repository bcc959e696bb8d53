package neva.dataset;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import neva.io.BadInputException;

/** Names of classes that may be meant as parts of a set: {@code my train pictures}. */
final class DoubtfulNames {

  private DoubtfulNames() {}

  /**
   * Tells of such a name.
   *
   * @param classes their names or paths, such as {@code my train pictures/cat}
   * @param where they are, for messages
   * @throws BadInputException when two of them name different parts: then pictures of one class
   *     would become two, or parts would become classes
   */
  static void check(Collection<String> classes, Object where, Consumer<String> warning) {
    Set<String> doubtful = new LinkedHashSet<>();
    Set<Part> parts = EnumSet.noneOf(Part.class);
    for (String path : classes) {
      for (String name : path.split("/")) {
        Set<Part> mentioned = Part.mentionedIn(name);
        parts.addAll(mentioned);
        doubtful.addAll(mentioned.isEmpty() ? Collections.emptySet() : Set.of(name));
      }
    }
    if (parts.size() > 1) {
      throw refused(doubtful, where);
    }
    for (String name : doubtful) {
      warning.accept(
          "Took %s in %s for a class, though it may be meant as a part: move it away if it is none."
              .formatted(name, where));
    }
  }

  private static BadInputException refused(Set<String> names, Object where) {
    return new BadInputException(
        "Expected folders of classes, or parts with the folders of their classes inside, such as train/cat and test/cat, but found %s in %s: name and order the folders like that."
            .formatted(names.stream().sorted().collect(Collectors.joining(" and ")), where));
  }
}
