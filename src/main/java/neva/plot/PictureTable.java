package neva.plot;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Pictures in rows and columns that have names: what each of several filters makes of an image, in
 * each of several ways.
 *
 * <pre>{@code
 * BufferedImage figure = new PictureTable(List.of("zero", "circular"))
 *     .row(List.of("box blur", "9×9"), List.of(first, second))
 *     .image();
 * }</pre>
 */
public final class PictureTable {

  private static final int MARGIN = 16;
  private static final int GAP = 10;
  private static final int HEAD = 22;
  private static final int LINE = 18;

  private final List<String> columns;
  private final List<Row> rows = new ArrayList<>();

  private record Row(List<String> name, List<BufferedImage> pictures) {

    int height() {
      int tallest = pictures.stream().mapToInt(BufferedImage::getHeight).max().orElse(0);
      return Math.max(tallest, name.size() * LINE);
    }
  }

  /** A table with these columns. */
  public PictureTable(List<String> columns) {
    this.columns = List.copyOf(columns);
  }

  /**
   * Adds a row.
   *
   * @param name in one or more lines, of which the first is the darkest
   * @throws IllegalArgumentException when there is not a picture for each column
   */
  public PictureTable row(List<String> name, List<BufferedImage> pictures) {
    if (pictures.size() != columns.size()) {
      throw new IllegalArgumentException(
          "pictures must be one for each of %d columns, found %d"
              .formatted(columns.size(), pictures.size()));
    }
    rows.add(new Row(List.copyOf(name), List.copyOf(pictures)));
    return this;
  }

  /**
   * Draws the table.
   *
   * @throws MissingFontException when the system has no font
   */
  public BufferedImage image() {
    int height = rows.stream().mapToInt(row -> row.height() + GAP).sum();
    int width = left() + columns.size() * (cellWidth() + GAP) - GAP + MARGIN;
    try (Canvas canvas = new Canvas(width, MARGIN + HEAD + height - GAP + MARGIN)) {
      for (int column = 0; column < columns.size(); column++) {
        canvas.textFrom(x(column), MARGIN + 6, columns.get(column), font(), Style.INK);
      }
      int y = MARGIN + HEAD;
      for (Row row : rows) {
        draw(canvas, row, y);
        y += row.height() + GAP;
      }
      return canvas.image();
    }
  }

  private void draw(Canvas canvas, Row row, int y) {
    for (int i = 0; i < row.name.size(); i++) {
      canvas.textFrom(
          MARGIN,
          y + i * LINE + LINE / 2,
          row.name.get(i),
          font(),
          i == 0 ? Style.INK : Style.QUIET_INK);
    }
    for (int column = 0; column < columns.size(); column++) {
      canvas.picture(row.pictures.get(column), x(column), y, 1);
    }
  }

  int x(int column) {
    return left() + column * (cellWidth() + GAP);
  }

  private int left() {
    int widest =
        rows.stream()
            .flatMap(row -> row.name.stream())
            .mapToInt(line -> Style.width(line, font()))
            .max()
            .orElse(0);
    return MARGIN + widest + GAP;
  }

  private int cellWidth() {
    int pictures =
        rows.stream()
            .flatMap(row -> row.pictures.stream())
            .mapToInt(BufferedImage::getWidth)
            .max()
            .orElse(0);
    int names = columns.stream().mapToInt(name -> Style.width(name, font())).max().orElse(0);
    return Math.max(pictures, names);
  }

  private static Font font() {
    return Style.plain(13);
  }
}
