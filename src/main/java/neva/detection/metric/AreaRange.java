package neva.detection.metric;

import java.util.List;
import java.util.Locale;

/** The sizes of objects that COCO tells apart, by area in square pixels. */
enum AreaRange {
  ALL(0, 1e10),
  SMALL(0, 32 * 32),
  MEDIUM(32 * 32, 96 * 96),
  LARGE(96 * 96, 1e10);

  static final List<AreaRange> PARTS = List.of(SMALL, MEDIUM, LARGE);

  private final double low;
  private final double high;

  AreaRange(double low, double high) {
    this.low = low;
    this.high = high;
  }

  boolean contains(double area) {
    return low <= area && area <= high;
  }

  /** How the API's tags name it: {@code " (small)"}. */
  String suffix() {
    return " (" + name().toLowerCase(Locale.ROOT) + ")";
  }
}
