package neva.io;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Parts of a configuration that a file cannot hold, such as a loss of one's own: the program
 * registers them under a name, and the name is what {@code config.json} records. Who loads the run
 * later registers the part under the same name first.
 */
public final class NamedParts {

  private static final Map<Class<?>, Map<String, Object>> PARTS = new ConcurrentHashMap<>();

  private NamedParts() {}

  /**
   * Keeps a part for the life of this program; an earlier one of the same kind and name is
   * replaced.
   *
   * @param kind the interface that it implements
   * @param name letters, digits, dots, dashes and underscores
   */
  public static <T> void register(Class<T> kind, String name, T part) {
    if (!name.matches("[\\w.-]+")) {
      throw new BadInputException(
          "name must consist of letters, digits, dots, dashes and underscores, found \"%s\""
              .formatted(name));
    }
    PARTS.computeIfAbsent(kind, k -> new ConcurrentHashMap<>()).put(name, part);
  }

  /**
   * The part that was registered.
   *
   * @throws BadInputException when none was, naming it
   */
  public static <T> T find(Class<T> kind, String name) {
    Map<String, Object> ofKind = PARTS.getOrDefault(kind, Map.of());
    if (!ofKind.containsKey(name)) {
      Set<String> there = new TreeSet<>(ofKind.keySet());
      throw new BadInputException(
          "Expected %s registered as \"%s\" but found %s: call %s.named(\"%s\", …) before the run is trained or loaded."
              .formatted(
                  kind.getSimpleName(),
                  name,
                  there.isEmpty() ? "none" : there,
                  kind.getSimpleName(),
                  name));
    }
    return kind.cast(ofKind.get(name));
  }
}
