package neva.detection.metric;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Non-maximum suppression in plain Java, as slow as it is simple. */
public final class PlainNms {

  private PlainNms() {}

  /**
   * The detections that overlap no better one by more than {@code iou}, the best first; classes are
   * not looked at.
   */
  public static List<Detection> suppress(List<Detection> detections, double iou, int most) {
    List<Detection> kept = new ArrayList<>();
    List<Detection> sorted = new ArrayList<>(detections);
    sorted.sort(Comparator.comparingDouble(Detection::score).reversed());
    for (Detection next : sorted) {
      boolean free = kept.stream().allMatch(better -> better.box().iou(next.box()) <= iou);
      if (free && kept.size() < most) {
        kept.add(next);
      }
    }
    return kept;
  }
}
