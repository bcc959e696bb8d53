package neva.dataset;

/**
 * How many letters must be put in, taken out, replaced or exchanged with their neighbour to make
 * one word of another.
 */
final class EditDistance {

  private EditDistance() {}

  /**
   * The distance of Damerau, 1964, in which no letter is changed twice.
   *
   * @see <a href="https://doi.org/10.1145/363958.363994">A technique for computer detection and
   *     correction of spelling errors</a>
   */
  static int between(String from, String to) {
    int[][] distance = new int[from.length() + 1][to.length() + 1]; // of the first letters
    for (int i = 0; i <= from.length(); i++) {
      for (int j = 0; j <= to.length(); j++) {
        distance[i][j] = i == 0 || j == 0 ? i + j : least(distance, from, to, i, j);
      }
    }
    return distance[from.length()][to.length()];
  }

  private static int least(int[][] distance, String from, String to, int i, int j) {
    int replaced = distance[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
    int least = Math.min(replaced, 1 + Math.min(distance[i - 1][j], distance[i][j - 1]));
    boolean exchanged =
        i > 1
            && j > 1
            && from.charAt(i - 1) == to.charAt(j - 2)
            && from.charAt(i - 2) == to.charAt(j - 1);
    return exchanged ? Math.min(least, 1 + distance[i - 2][j - 2]) : least;
  }
}
