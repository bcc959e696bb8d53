package neva.annotation;

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

  /** How many letters must be added, removed or replaced (Levenshtein 1965), whatever the case. */
  static int distance(String from, String to) {
    String a = comparable(from);
    String b = comparable(to);
    int[] row = new int[b.length() + 1];
    for (int j = 0; j < row.length; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      next(row, a.charAt(i - 1), b);
    }
    return row[b.length()];
  }

  /** From the distances of a prefix of one word to all prefixes of the other, those of the next. */
  private static void next(int[] row, char letter, String word) {
    int diagonal = row[0]++;
    for (int j = 1; j < row.length; j++) {
      int replaced = diagonal + (letter == word.charAt(j - 1) ? 0 : 1);
      diagonal = row[j];
      row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
    }
  }

  private static String comparable(String word) {
    return word.substring(0, Math.min(word.length(), LONGEST)).toLowerCase(Locale.ROOT);
  }
}
