package neva.detection.sample;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import neva.detection.annotation.Box;
import neva.detection.ssd.Anchors;
import neva.detection.ssd.LabeledBox;
import neva.detection.ssd.Matcher;
import neva.detection.ssd.SsdConfig;
import neva.io.Text;

/**
 * How the objects of a set meet the anchors of a network.
 *
 * @param height that the network sees, in pixels
 * @param width that the network sees, in pixels
 * @param count of the anchors
 * @param perObject anchors that learn each object, ascending
 * @param poor objects that no anchor overlaps as much as a match asks
 * @param unmatched objects that no anchor learns at all
 */
public record AnchorCheck(
    int height,
    int width,
    int count,
    List<Integer> perObject,
    List<Poor> poor,
    List<Poor> unmatched) {

  /**
   * An object that is hard to learn.
   *
   * @param where its record
   * @param width in pixels of what the network sees
   * @param height in pixels of what the network sees
   */
  public record Poor(int classId, String where, double width, double height) {}

  public AnchorCheck {
    perObject = List.copyOf(perObject);
    poor = List.copyOf(poor);
    unmatched = List.copyOf(unmatched);
  }

  /** Matches the objects of each picture, as it is, with the anchors. */
  static AnchorCheck of(List<DetectionRecord> records, SsdConfig network) {
    Tally tally = new Tally(network);
    records.forEach(tally::add);
    Collections.sort(tally.perObject);
    return new AnchorCheck(
        network.height(),
        network.width(),
        tally.anchors.size(),
        tally.perObject,
        tally.poor,
        tally.unmatched);
  }

  /** The counts while they grow. */
  private static final class Tally {
    private final SsdConfig network;
    private final Anchors anchors;
    private final Matcher matcher;
    private final List<Integer> perObject = new ArrayList<>();
    private final List<Poor> poor = new ArrayList<>();
    private final List<Poor> unmatched = new ArrayList<>();

    private Tally(SsdConfig network) {
      this.network = network;
      anchors = network.allAnchors();
      matcher = network.targets().matcher();
    }

    private void add(DetectionRecord record) {
      List<LabeledBox> objects = record.toLearn();
      int[] matches = new int[objects.size()];
      for (int match : matcher.match(objects, anchors)) {
        if (match >= 0) {
          matches[match]++;
        }
      }
      for (int i = 0; i < matches.length; i++) {
        if (objects.get(i).weight() > 0) {
          add(objects.get(i), matches[i], record);
        }
      }
    }

    private void add(LabeledBox object, int matches, DetectionRecord record) {
      perObject.add(matches);
      Box box = object.box().scale(network.width(), network.height());
      Poor entry = new Poor(object.classId(), record.where(), box.width(), box.height());
      if (matches == 0) {
        unmatched.add(entry);
      } else if (matches == 1 && bestOverlap(object.box()) < matcher.matched()) {
        poor.add(entry);
      }
    }

    private double bestOverlap(Box box) {
      double best = 0;
      for (int i = 0; i < anchors.size(); i++) {
        best = Math.max(best, box.iou(anchors.get(i)));
      }
      return best;
    }
  }

  /** {@code 1,917 at 300x300; an object is learnt by 1 to 48 of them, half of the objects by 9}. */
  String text() {
    String all = Text.format("%,d at %dx%d", count, width, height);
    return perObject.isEmpty()
        ? all
        : "%s; %d to %d of them match an object, the median is %d"
            .formatted(
                all,
                perObject.get(0),
                perObject.get(perObject.size() - 1),
                perObject.get(perObject.size() / 2));
  }
}
