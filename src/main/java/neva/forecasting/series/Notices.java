package neva.forecasting.series;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/** What is worth telling of the series of a file, each kind once: thousands may be alike. */
final class Notices {

  private final Map<String, List<String>> sentences = new LinkedHashMap<>();

  void add(String kind, String sentence) {
    sentences.computeIfAbsent(kind, k -> new ArrayList<>()).add(sentence);
  }

  void addAll(Notices others) {
    others.sentences.forEach((kind, alike) -> alike.forEach(sentence -> add(kind, sentence)));
  }

  /** Tells the first sentence of each kind, and how many more there are. */
  void tell(Consumer<String> listener) {
    for (List<String> alike : sentences.values()) {
      int more = alike.size() - 1;
      String others = more == 0 ? "" : " The same holds for %d more series.".formatted(more);
      listener.accept(alike.get(0) + others);
    }
  }
}
