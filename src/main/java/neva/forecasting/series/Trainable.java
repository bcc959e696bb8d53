package neva.forecasting.series;

import java.util.List;
import java.util.stream.Stream;

/**
 * Which of several series there is something to learn from. The others need not end the training: a
 * constant series is forecast as constant, and one that is short by a simple method.
 *
 * @param series that differ in their values and are long enough
 * @param constant the series all of whose values are the same, zero or another
 * @param tooShort the others
 */
public record Trainable(List<Series> series, List<Series> constant, List<Series> tooShort) {

  private static final int FEW = 5;

  /**
   * Sorts series.
   *
   * @param shortest how many values a series must have
   */
  public static Trainable of(List<Series> all, int shortest) {
    List<Series> varied = all.stream().filter(series -> !series.isConstant()).toList();
    return new Trainable(
        varied.stream().filter(series -> series.length() >= shortest).toList(),
        all.stream().filter(Series::isConstant).toList(),
        varied.stream().filter(series -> series.length() < shortest).toList());
  }

  /** What is worth telling, in a sentence for each kind. */
  public List<String> notices() {
    return Stream.of(
            sentence(
                constant,
                "constant: it is forecast as it is",
                "constant: they are forecast as they are"),
            sentence(tooShort, "too short to learn from", "too short to learn from"))
        .flatMap(List::stream)
        .toList();
  }

  private static List<String> sentence(List<Series> found, String one, String several) {
    if (found.isEmpty()) {
      return List.of();
    }
    String names =
        String.join(", ", found.stream().limit(FEW).map(Series::label).toList())
            + (found.size() > FEW ? ", …" : "");
    return List.of(
        found.size() == 1
            ? "%s is %s.".formatted(names, one)
            : "%d series are %s: %s.".formatted(found.size(), several, names));
  }
}
