package neva.feed;

/**
 * Scales as TensorFlow 1's {@code ResizeBilinear} with neither aligned corners nor half-pixel
 * centres: output pixel i looks at i·in/out, between that pixel and the next. Rows are scaled
 * across first, each once, then mixed downwards.
 */
public final class Bilinear {

  private final Raster from;
  private final Window window;
  private final Axis rows;
  private final int[] left; // [w·3], within a row of the picture
  private final int[] right; // [w·3]
  private final float[] across; // [w·3]
  private Row upper;
  private Row lower;

  /** The pixels that each output pixel of an axis looks at, and how far it is from the first. */
  private record Axis(int[] low, int[] high, float[] towardsHigh) {

    static Axis of(int in, int out) {
      Axis axis = new Axis(new int[out], new int[out], new float[out]);
      float step = in / (float) out;
      for (int i = 0; i < out; i++) {
        float at = i * step;
        axis.low[i] = (int) at;
        axis.high[i] = Math.min(axis.low[i] + 1, in - 1);
        axis.towardsHigh[i] = at - axis.low[i];
      }
      return axis;
    }
  }

  /** A row of the window, scaled across: [w·3]. */
  private record Row(int number, float[] values) {}

  private Bilinear(Raster from, Window window, int height, int width) {
    this.from = from;
    this.window = window;
    rows = Axis.of(window.height(), height);
    Axis columns = Axis.of(window.width(), width);
    left = offsets(columns.low);
    right = offsets(columns.high);
    across = new float[width * 3];
    for (int i = 0; i < across.length; i++) {
      across[i] = columns.towardsHigh[i / 3];
    }
    upper = new Row(-1, new float[width * 3]);
    lower = new Row(-1, new float[width * 3]);
  }

  private int[] offsets(int[] columns) {
    int[] offsets = new int[columns.length * 3];
    for (int i = 0; i < offsets.length; i++) {
      offsets[i] = window.column(columns[i / 3], from.width()) * 3 + i % 3;
    }
    return offsets;
  }

  /**
   * Scales a part of a picture.
   *
   * @param to where [height, width, 3] go, 0 to 255, from {@code at} on
   */
  public static void scale(Raster from, Window window, int height, int width, float[] to, int at) {
    Bilinear scaling = new Bilinear(from, window, height, width);
    for (int y = 0; y < height; y++) {
      scaling.writeRow(y, to, at + y * width * 3);
    }
  }

  private void writeRow(int y, float[] to, int at) {
    if (rows.low[y] == lower.number) {
      Row spare = upper;
      upper = lower;
      lower = spare;
    }
    upper = scaled(rows.low[y], upper);
    lower = scaled(rows.high[y], lower);
    mix(upper.values, lower.values, rows.towardsHigh[y], to, at);
  }

  private static void mix(float[] above, float[] below, float down, float[] to, int at) {
    for (int i = 0; i < above.length; i++) {
      to[at + i] = above[i] + (below[i] - above[i]) * down;
    }
  }

  /** A row of the window; {@code room} when it holds this row already, or in its place. */
  private Row scaled(int number, Row room) {
    if (number == room.number) {
      return room;
    }
    byte[] rgb = from.rgb();
    float[] values = room.values;
    int row = (window.y() + number) * from.width() * 3;
    for (int i = 0; i < values.length; i++) {
      float first = rgb[row + left[i]] & 0xff;
      values[i] = first + ((rgb[row + right[i]] & 0xff) - first) * across[i];
    }
    return new Row(number, values);
  }
}
