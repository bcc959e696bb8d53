package neva.feed;

/**
 * Scales as TensorFlow 1's {@code ResizeBilinear} with neither aligned corners nor half-pixel
 * centres: output pixel i looks at i·in/out, between that pixel and the next.
 */
final class Bilinear {

  private final int[] low;
  private final int[] high;
  private final float[] towardsHigh;

  /** The pixels that each of {@code out} looks at, of {@code in}. */
  private Bilinear(int in, int out) {
    low = new int[out];
    high = new int[out];
    towardsHigh = new float[out];
    float step = in / (float) out;
    for (int i = 0; i < out; i++) {
      float at = i * step;
      low[i] = (int) at;
      high[i] = Math.min(low[i] + 1, in - 1);
      towardsHigh[i] = at - low[i];
    }
  }

  /**
   * Scales a part of a picture.
   *
   * @param to where [height, width, 3] go, 0 to 255, from {@code at} on
   */
  static void scale(Raster from, Window window, int height, int width, float[] to, int at) {
    Bilinear rows = new Bilinear(window.height(), height);
    Bilinear columns = new Bilinear(window.width(), width);
    int[] left = offsets(columns.low, window, from.width());
    int[] right = offsets(columns.high, window, from.width());
    for (int y = 0; y < height; y++) {
      int above = (window.y() + rows.low[y]) * from.width() * 3;
      int below = (window.y() + rows.high[y]) * from.width() * 3;
      float down = rows.towardsHigh[y];
      int n = at + y * width * 3;
      for (int x = 0; x < width; x++, n += 3) {
        float across = columns.towardsHigh[x];
        for (int c = 0; c < 3; c++) {
          float top = mix(from.rgb(), above + left[x] + c, above + right[x] + c, across);
          float bottom = mix(from.rgb(), below + left[x] + c, below + right[x] + c, across);
          to[n + c] = top + (bottom - top) * down;
        }
      }
    }
  }

  private static float mix(byte[] rgb, int left, int right, float across) {
    float first = rgb[left] & 0xff;
    return first + ((rgb[right] & 0xff) - first) * across;
  }

  private static int[] offsets(int[] columns, Window window, int width) {
    int[] offsets = new int[columns.length];
    for (int i = 0; i < columns.length; i++) {
      offsets[i] = window.column(columns[i], width) * 3;
    }
    return offsets;
  }
}
