package neva.detection.sample;

import java.util.List;
import neva.detection.ssd.LabeledBox;

/**
 * The pictures of one step. They are not to be changed, for a batch may be asked for twice.
 *
 * @param height h of all pictures
 * @param width w of all pictures
 * @param pixels [b, h, w, 3], 0 to 255
 * @param boxes b lists, of objects as shares of their pictures; empty for background
 * @param names b texts that say where each picture comes from, for messages
 */
public record Batch(
    int height, int width, float[] pixels, List<List<LabeledBox>> boxes, List<String> names) {

  public Batch {
    boxes = boxes.stream().map(List::copyOf).toList();
    names = List.copyOf(names);
  }

  /** How many pictures there are, b. */
  public int size() {
    return names.size();
  }
}
