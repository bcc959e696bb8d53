package neva.detection.recordset;

import java.util.Arrays;
import neva.detection.recordset.RecordSetSummary.BoxSummary;
import neva.detection.recordset.RecordSetSummary.Spread;
import neva.tfrecord.Features;
import neva.tfrecord.PictureKeys;

/** Sizes and shapes of boxes as a detector with an input of 300×300 pixels sees them. */
final class BoxStatistics {

  private static final int INPUT = 300;
  private static final int SMALL = 32;

  private float[] sides = new float[1024]; // square roots of the areas
  private float[] aspects = new float[1024];
  private int count;
  private int small;

  /** Adds the boxes of a record; what is no box is left out. */
  void add(Features example) {
    float[] xmin = example.floats(PictureKeys.XMIN);
    float[] xmax = example.floats(PictureKeys.XMAX);
    float[] ymin = example.floats(PictureKeys.YMIN);
    float[] ymax = example.floats(PictureKeys.YMAX);
    int boxes = Math.min(Math.min(xmin.length, xmax.length), Math.min(ymin.length, ymax.length));
    for (int i = 0; i < boxes; i++) {
      add(INPUT * (xmax[i] - xmin[i]), INPUT * (ymax[i] - ymin[i]));
    }
  }

  private void add(float width, float height) {
    if (!(width > 0 && height > 0)) {
      return;
    }
    if (count == sides.length) {
      sides = Arrays.copyOf(sides, 2 * count);
      aspects = Arrays.copyOf(aspects, 2 * count);
    }
    sides[count] = (float) Math.sqrt(width * height);
    aspects[count] = width / height;
    count++;
    small += width * height < SMALL * SMALL ? 1 : 0;
  }

  BoxSummary summary() {
    return new BoxSummary(
        count, spread(sides), spread(aspects), small, count == 0 ? 0 : (double) small / count);
  }

  private Spread spread(float[] values) {
    float[] sorted = Arrays.copyOf(values, count);
    Arrays.sort(sorted);
    return count == 0
        ? null
        : new Spread(
            sorted[0], at(sorted, 0.1), at(sorted, 0.5), at(sorted, 0.9), sorted[count - 1]);
  }

  private static float at(float[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
