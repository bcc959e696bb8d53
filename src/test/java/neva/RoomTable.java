package neva;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The table of rooms in {@code docs/architecture.md}. A room is a package, named as it is below
 * {@code neva}.
 *
 * @param arrows which rooms each room may use
 * @param tensorFlow how much of TensorFlow each room may use
 */
record RoomTable(Map<String, Set<String>> arrows, Map<String, TensorFlow> tensorFlow) {

  /** What a room may use of TensorFlow. */
  enum TensorFlow {
    NOTHING,
    /** The messages, which load no native code. */
    MESSAGES,
    /** Messages in plain Java; a few classes named in the test use graphs too. */
    MOSTLY_MESSAGES,
    GRAPHS
  }

  private static final Path PAGE = Path.of("docs/architecture.md");
  private static final String HEAD = "| package | what it contains | may use | of TensorFlow |";

  static RoomTable read() throws IOException {
    Map<String, Set<String>> arrows = new TreeMap<>();
    Map<String, TensorFlow> tensorFlow = new TreeMap<>();
    List<String> lines = Files.readAllLines(PAGE);
    for (String line : lines.subList(lines.indexOf(HEAD) + 2, lines.size())) {
      if (!line.startsWith("|")) {
        break;
      }
      String[] cells = line.substring(1).split("\\|");
      String room = cells[0].replace("`", "").strip();
      arrows.put(room, rooms(cells[2]));
      tensorFlow.put(
          room, TensorFlow.valueOf(cells[3].strip().toUpperCase(Locale.ROOT).replace(' ', '_')));
    }
    return new RoomTable(arrows, tensorFlow);
  }

  private static Set<String> rooms(String cell) {
    return Arrays.stream(cell.split(","))
        .map(String::strip)
        .filter(name -> !name.equals("nothing"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** The packages of the rooms that may use so much of TensorFlow. */
  String[] packages(TensorFlow... use) {
    return tensorFlow.entrySet().stream()
        .filter(entry -> List.of(use).contains(entry.getValue()))
        .map(entry -> "neva." + entry.getKey())
        .toArray(String[]::new);
  }
}
