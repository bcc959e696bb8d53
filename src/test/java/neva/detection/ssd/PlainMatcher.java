package neva.detection.ssd;

import java.util.Arrays;
import java.util.List;

/** The API's argmax_matcher, line by line with its matrices. */
final class PlainMatcher {

  private PlainMatcher() {}

  static int[] match(
      List<LabeledBox> truths, Anchors anchors, double matched, double unmatched, boolean force) {
    int[] matches = new int[anchors.size()];
    Arrays.fill(matches, -1);
    double[][] similarity = similarity(truths, anchors);
    for (int a = 0; a < matches.length && !truths.isEmpty(); a++) {
      int best = argmaxOfColumn(similarity, a);
      double value = similarity[best][a];
      matches[a] = value < unmatched ? -1 : value < matched ? -2 : best;
    }
    if (force) {
      double[][] indicators = new double[truths.size()][anchors.size()];
      for (int t = 0; t < truths.size(); t++) {
        indicators[t][argmax(similarity[t])] = truths.get(t).weight() > 0 ? 1 : 0;
      }
      for (int a = 0; a < matches.length && !truths.isEmpty(); a++) {
        int row = argmaxOfColumn(indicators, a);
        matches[a] = indicators[row][a] > 0 ? row : matches[a];
      }
    }
    return matches;
  }

  private static double[][] similarity(List<LabeledBox> truths, Anchors anchors) {
    double[][] similarity = new double[truths.size()][anchors.size()];
    for (int t = 0; t < truths.size(); t++) {
      for (int a = 0; a < anchors.size(); a++) {
        similarity[t][a] = truths.get(t).box().iou(anchors.get(a));
      }
    }
    return similarity;
  }

  private static int argmax(double[] row) {
    int best = 0;
    for (int i = 1; i < row.length; i++) {
      best = row[i] > row[best] ? i : best;
    }
    return best;
  }

  private static int argmaxOfColumn(double[][] rows, int column) {
    return argmax(Arrays.stream(rows).mapToDouble(row -> row[column]).toArray());
  }
}
