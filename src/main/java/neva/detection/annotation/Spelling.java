package neva.detection.annotation;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds the word that somebody may have meant. */
final class Spelling {

  /** Words are compared by their start: no name that a person wrote is longer. */
  private static final int LONGEST = 100;

  private Spelling() {}

  /** The word of fewest changes, the first in the alphabet of several, at most a third changed. */
  static Optional<String> nearest(String unknown, Collection<String> words) {
    return words.stream()
        .filter(word -> isClose(unknown, word))
        .min(
            Comparator.<String>comparingInt(word -> distance(unknown, word))
                .thenComparing(Comparator.naturalOrder()));
  }

  private static boolean isClose(String unknown, String word) {
    int most = Math.min(word.length(), LONGEST) / 3;
    return Math.abs(unknown.length() - word.length()) <= most && distance(unknown, word) <= most;
  }

  /**
   * How many letters must be added, removed, replaced or swapped with their neighbour (Damerau
   * 1964), whatever the case.
   */
  static int distance(String from, String to) {
    String a = comparable(from);
    String b = comparable(to);
    int[][] changes = new int[a.length() + 1][b.length() + 1]; // between all prefixes
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        changes[i][j] = i == 0 || j == 0 ? i + j : changes(changes, a, b, i, j);
      }
    }
    return changes[a.length()][b.length()];
  }

  private static int changes(int[][] changes, String a, String b, int i, int j) {
    boolean same = a.charAt(i - 1) == b.charAt(j - 1);
    int replaced = changes[i - 1][j - 1] + (same ? 0 : 1);
    int fewest = Math.min(replaced, 1 + Math.min(changes[i - 1][j], changes[i][j - 1]));
    boolean swapped =
        i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
    return swapped ? Math.min(fewest, 1 + changes[i - 2][j - 2]) : fewest;
  }

  private static String comparable(String word) {
    return word.substring(0, Math.min(word.length(), LONGEST)).toLowerCase(Locale.ROOT);
  }
}
