package neva.dataset;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import neva.io.BadInputException;

/** The classes that a person names among those that a set has. */
final class ClassChoice {

  private ClassChoice() {}

  /**
   * @throws BadInputException when a name is not {@code known} or there twice, or there are fewer
   *     than two
   */
  static void check(List<String> names, List<String> known, String source) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw unknown(name, known, source);
      }
    }
    if (names.size() < 2 || new HashSet<>(names).size() < names.size()) {
      throw new BadInputException(
          "Expected two or more different classes of %s but found %s."
              .formatted(source, String.join(", ", names)));
    }
  }

  /**
   * For each class of {@code known} its index among {@code names}, or -1 where it is not there.
   *
   * @throws BadInputException when one of {@code names} is not known
   */
  static int[] newLabels(List<String> names, List<String> known) {
    for (String name : names) {
      if (!known.contains(name)) {
        throw unknown(name, known, "the set");
      }
    }
    return known.stream().mapToInt(names::indexOf).toArray();
  }

  /** The indices of the labels that have a new one. */
  static int[] kept(int[] labels, int[] newLabels) {
    return IntStream.range(0, labels.length).filter(i -> newLabels[labels[i]] >= 0).toArray();
  }

  static BadInputException unknown(String name, List<String> known, String source) {
    return new BadInputException(
        "Expected a class of %s but found %s: did you mean %s?"
            .formatted(source, name, nearest(name, known)));
  }

  private static String nearest(String name, List<String> known) {
    String wanted = name.toLowerCase(Locale.ROOT);
    return known.stream()
        .min(
            Comparator.comparingInt(
                candidate -> EditDistance.between(wanted, candidate.toLowerCase(Locale.ROOT))))
        .orElseThrow();
  }
}
