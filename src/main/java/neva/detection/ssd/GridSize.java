package neva.detection.ssd;

import java.util.List;
import java.util.stream.IntStream;

/** Rows and columns of a feature map: one cell looks at one place of the picture. */
public record GridSize(int height, int width) {

  private static final int FIRST_STRIDE = 16;
  private static final int MAPS = 6;

  /** The six maps of SSD MobileNet, each half as wide as the one before: 19×19 to 1×1 at 300. */
  static List<GridSize> ofImage(int height, int width) {
    return IntStream.range(0, MAPS)
        .map(map -> FIRST_STRIDE << map)
        .mapToObj(stride -> new GridSize(cells(height, stride), cells(width, stride)))
        .toList();
  }

  private static int cells(int pixels, int stride) {
    return (pixels + stride - 1) / stride;
  }
}
