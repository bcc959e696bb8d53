package neva.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * What a classifier takes for what, as a heat map: a row for each true class, a column for each
 * predicted one. The darker a cell, the larger its share of the row; up to 20 classes have the
 * counts written in. A class without examples has a white row.
 */
public final class ConfusionMatrixChart {

  private static final int MARGIN = 20;
  private static final int TITLE = 34;
  private static final int AXIS = 26;
  private static final int LABEL_GAP = 8;
  private static final int KEY = 78;
  private static final int KEY_BAR = 14;
  private static final double DARK = 0.3;
  private static final int MOST_NUMBERED = 20;
  private static final int MOST_LABELLED = 60;

  /** From white to dark blue, evenly apart for the eye. */
  private static final ColorRamp RAMP =
      new ColorRamp(
          new Color(0xff, 0xff, 0xff),
          new Color(0xde, 0xeb, 0xf7),
          new Color(0x9e, 0xca, 0xe1),
          new Color(0x42, 0x92, 0xc6),
          new Color(0x08, 0x51, 0x9c),
          new Color(0x08, 0x30, 0x6b));

  private final String title;
  private final int[][] counts;
  private final List<String> classNames;
  private final Font labelFont;
  private final Font numberFont;
  private final int cell;
  private final int labelWidth;

  /**
   * @param counts {@code counts[t][p]}: how many examples of class {@code t} were taken for {@code
   *     p}
   * @throws IllegalArgumentException when there are fewer than two classes, the matrix is not as
   *     long and wide as there are names, or a count is negative
   * @throws MissingFontException when the system has no font
   */
  public ConfusionMatrixChart(String title, int[][] counts, List<String> classNames) {
    this.title = Objects.requireNonNull(title, "title");
    this.counts = Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new);
    this.classNames = List.copyOf(classNames);
    check();
    this.cell = cellSide(counts.length);
    this.labelFont = Style.plain(Math.max(9, Math.min(14, cell - 2)));
    this.numberFont = Style.plain(numberPoints());
    this.labelWidth = labelled() ? widest(classNames) + LABEL_GAP : 0;
  }

  /** Draws the matrix; the picture is as large as the classes need. */
  public BufferedImage image() {
    int width =
        Math.max(left() + side() + KEY, left() + Style.width(title, Style.bold(16))) + MARGIN;
    try (Canvas canvas = new Canvas(width, top() + side() + labelWidth + AXIS + MARGIN)) {
      canvas.textFrom(left(), MARGIN + 8, title, Style.bold(16), Style.INK);
      drawCells(canvas);
      drawLabels(canvas);
      drawAxes(canvas);
      drawKey(canvas);
      return canvas.image();
    }
  }

  private void drawCells(Canvas canvas) {
    canvas.fill(Style.GRID, left() - 1, top() - 1, side() + 2, side() + 2);
    for (int t = 0; t < counts.length; t++) {
      for (int p = 0; p < counts.length; p++) {
        drawCell(canvas, t, p);
      }
    }
  }

  private void drawCell(Canvas canvas, int t, int p) {
    int line = cell > 8 ? 1 : 0;
    int x = cellX(p);
    int y = cellY(t);
    double share = share(t, p);
    canvas.fill(colour(share), x, y, cell - line, cell - line);
    if (counts.length <= MOST_NUMBERED && counts[t][p] > 0) {
      String number = Integer.toString(counts[t][p]);
      Color ink = share > DARK ? Style.PAPER : Style.INK;
      canvas.textAround(x + cell / 2, y + cell / 2, number, numberFont, ink);
    }
  }

  private void drawLabels(Canvas canvas) {
    for (int k = 0; labelled() && k < counts.length; k++) {
      int middle = k * cell + cell / 2;
      String name = classNames.get(k);
      canvas.textTo(left() - LABEL_GAP, top() + middle, name, labelFont, Style.INK);
      int bottom = top() + side() + LABEL_GAP + Style.width(name, labelFont);
      canvas.textUpwards(left() + middle, bottom, name, labelFont, Style.INK);
    }
  }

  private void drawAxes(Canvas canvas) {
    Font font = Style.plain(14);
    int half = side() / 2;
    int beneath = top() + side() + labelWidth + AXIS / 2 + 4;
    canvas.textAround(left() + half, beneath, "predicted class", font, Style.QUIET_INK);
    int bottom = top() + half + Style.width("true class", font) / 2;
    canvas.textUpwards(MARGIN + 4, bottom, "true class", font, Style.QUIET_INK);
  }

  /** The bar of colours, from the whole of a row at the top to none of it at the bottom. */
  private void drawKey(Canvas canvas) {
    int x = left() + side() + 16;
    int height = Math.min(side(), 240);
    canvas.fill(Style.GRID, x - 1, top() - 1, KEY_BAR + 2, height + 2);
    for (int i = 0; i < height; i++) {
      canvas.fill(colour(1 - i / (height - 1.0)), x, top() + i, KEY_BAR, 1);
    }
    for (int percent = 0; percent <= 100; percent += 50) {
      int y = top() + (100 - percent) * (height - 1) / 100;
      canvas.textFrom(x + KEY_BAR + 6, y, percent + " %", Style.plain(12), Style.QUIET_INK);
    }
  }

  int cellX(int predicted) {
    return left() + predicted * cell;
  }

  int cellY(int truth) {
    return top() + truth * cell;
  }

  private int left() {
    return MARGIN + AXIS + labelWidth;
  }

  private int top() {
    return MARGIN + TITLE;
  }

  private int side() {
    return counts.length * cell;
  }

  private boolean labelled() {
    return counts.length <= MOST_LABELLED;
  }

  private static int cellSide(int classes) {
    return classes <= MOST_NUMBERED
        ? Math.max(44, Math.min(72, 560 / classes))
        : Math.max(4, Math.min(28, 840 / classes));
  }

  /** The largest of the usual sizes at which the largest number fits its cell. */
  private int numberPoints() {
    int largest = Arrays.stream(counts).flatMapToInt(Arrays::stream).max().orElse(0);
    int points = 14;
    while (points > 8 && Style.width(Integer.toString(largest), Style.plain(points)) > cell - 6) {
      points--;
    }
    return points;
  }

  private int widest(List<String> names) {
    return names.stream().mapToInt(name -> Style.width(name, labelFont)).max().orElse(0);
  }

  private double share(int t, int p) {
    long row = Arrays.stream(counts[t]).asLongStream().sum();
    return row == 0 ? 0 : (double) counts[t][p] / row;
  }

  /** By the root of the share, so that a confusion of a few per cent can be seen. */
  static Color colour(double share) {
    return RAMP.at(Math.sqrt(share));
  }

  private void check() {
    if (counts.length < 2 || counts.length != classNames.size()) {
      throw new IllegalArgumentException(
          "counts must have a row for each of two or more classes, found %d rows and %d names"
              .formatted(counts.length, classNames.size()));
    }
    for (int[] row : counts) {
      if (row.length != counts.length || Arrays.stream(row).anyMatch(n -> n < 0)) {
        throw new IllegalArgumentException(
            "counts must be square and not negative, found the row " + Arrays.toString(row));
      }
    }
  }
}
