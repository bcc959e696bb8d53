package benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the programs printed, by engine and work. */
final class Results {

  /** An engine on a work. */
  record Key(String engine, String work) {}

  private final Map<Key, Measured> windows = new LinkedHashMap<>();
  private final Map<Key, List<Double>> starts = new LinkedHashMap<>();
  private final Map<Key, SortedMap<Long, Long>> memory = new LinkedHashMap<>();
  private final Map<Key, List<String>> latencies = new LinkedHashMap<>();
  private final Map<Key, List<String>> resident = new LinkedHashMap<>();
  private final Map<Key, List<String>> closed = new LinkedHashMap<>();
  private final Map<String, String> versions = new LinkedHashMap<>();
  private final Map<String, Double> megaflop = new LinkedHashMap<>();

  static Results read(Path file) throws IOException {
    Results results = new Results();
    Files.readAllLines(file).forEach(line -> results.add(line.split("\t")));
    return results;
  }

  private void add(String[] fields) {
    switch (fields[0]) {
      case "WINDOW" ->
          windows
              .computeIfAbsent(key(fields), key -> new Measured())
              .add(Double.parseDouble(fields[3]), Double.parseDouble(fields[5]));
      case "START" ->
          starts
              .computeIfAbsent(key(fields), key -> new ArrayList<>())
              .add(Double.parseDouble(fields[3]));
      case "MEMORY" ->
          memory
              .computeIfAbsent(key(fields), key -> new TreeMap<>())
              .put(Long.valueOf(fields[3]), Long.valueOf(fields[4]));
      case "LATENCY" -> latencies.put(key(fields), List.of(fields).subList(3, fields.length));
      case "RESIDENT" -> resident.put(key(fields), List.of(fields).subList(3, fields.length));
      case "CLOSED" -> closed.put(key(fields), List.of(fields).subList(3, fields.length));
      case "VERSION" -> versions.put(fields[1], fields[2]);
      case "COST" -> megaflop.put(fields[1], Double.valueOf(fields[2]));
      default -> {} // What engines log.
    }
  }

  private static Key key(String[] fields) {
    return new Key(fields[1], fields[2]);
  }

  Optional<Measured> rate(String engine, String work) {
    return Optional.ofNullable(windows.get(new Key(engine, work)));
  }

  /** The works of this name, with its variants, that an engine was measured on. */
  List<String> works(String engine, String prefix) {
    return windows.keySet().stream()
        .filter(key -> key.engine().equals(engine) && key.work().startsWith(prefix))
        .map(Key::work)
        .toList();
  }

  /** Seconds from the start of the JVM to the end of the first step, by engine. */
  Map<String, List<Double>> starts(String work) {
    Map<String, List<Double>> byEngine = new LinkedHashMap<>();
    starts.forEach(
        (key, seconds) -> {
          if (key.work().equals(work)) {
            byEngine.put(key.engine(), seconds);
          }
        });
    return byEngine;
  }

  Map<Key, SortedMap<Long, Long>> memory() {
    return memory;
  }

  /** Threads, P50 and P99 in milliseconds, calls a second, failures. */
  Map<Key, List<String>> latencies() {
    return latencies;
  }

  /** Megabytes after a third of a load and at its end. */
  Map<Key, List<String>> resident() {
    return resident;
  }

  /** Calls that were answered, refused and ended otherwise, of a load in which the model closed. */
  Map<Key, List<String>> closed() {
    return closed;
  }

  Map<String, String> versions() {
    return versions;
  }

  /** Operations to train one image, in MFLOP. */
  Optional<Double> megaflop(String work) {
    return Optional.ofNullable(megaflop.get(work));
  }
}
