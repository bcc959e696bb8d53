package neva.detection.ssd;

import java.util.Arrays;
import java.util.List;
import neva.io.BadInputException;

/**
 * Chooses for each anchor the object it has to find (the API's {@code argmax_matcher}).
 *
 * @param matched intersection over union from which an anchor stands for its best object
 * @param unmatched that below which it stands for the background; between the two it is ignored
 * @param forceMatch whether each object also gets the anchor that it overlaps most, however little;
 *     where two objects want one anchor, the first has it
 */
public record Matcher(double matched, double unmatched, boolean forceMatch) {

  /** As all published SSD MobileNets match. */
  public static final Matcher SSD = new Matcher(0.5, 0.5, true);

  /** The match of an anchor that stands for the background. */
  public static final int BACKGROUND = -1;

  /** The match of an anchor that the loss leaves out. */
  public static final int IGNORED = -2;

  public Matcher {
    if (!(unmatched >= 0 && unmatched <= matched && matched <= 1)) {
      throw new BadInputException(
          "Thresholds must be 0 ≤ unmatched ≤ matched ≤ 1, found %s and %s"
              .formatted(unmatched, matched));
    }
  }

  /**
   * The match of each anchor: the number of an object in {@code truths}, {@link #BACKGROUND} or
   * {@link #IGNORED}. Of objects that overlap an anchor equally the first is its match.
   */
  public int[] match(List<LabeledBox> truths, Anchors anchors) {
    int[] matches = new int[anchors.size()];
    if (truths.isEmpty()) {
      Arrays.fill(matches, BACKGROUND);
      return matches;
    }
    double[] best = new double[anchors.size()];
    int[] favourites = new int[truths.size()];
    for (int truth = 0; truth < truths.size(); truth++) {
      favourites[truth] = compare(truth, truths.get(truth), anchors, best, matches);
    }
    for (int i = 0; i < matches.length; i++) {
      matches[i] = byThreshold(matches[i], best[i]);
    }
    if (forceMatch) {
      force(truths, favourites, matches);
    }
    return matches;
  }

  /**
   * Makes an object the match of all anchors it overlaps more than those before; returns its best.
   */
  private static int compare(
      int truth, LabeledBox object, Anchors anchors, double[] best, int[] matches) {
    int favourite = 0;
    double most = -1;
    for (int i = 0; i < best.length; i++) {
      double iou = object.box().iou(anchors.get(i));
      if (iou > most) {
        most = iou;
        favourite = i;
      }
      if (iou > best[i]) {
        best[i] = iou;
        matches[i] = truth;
      }
    }
    return favourite;
  }

  private int byThreshold(int match, double iou) {
    if (iou >= matched) {
      return match;
    }
    return iou < unmatched ? BACKGROUND : IGNORED;
  }

  /** From the last object to the first, so that the first has the last word. */
  private static void force(List<LabeledBox> truths, int[] favourites, int[] matches) {
    for (int truth = truths.size() - 1; truth >= 0; truth--) {
      if (truths.get(truth).weight() > 0) {
        matches[favourites[truth]] = truth;
      }
    }
  }
}
