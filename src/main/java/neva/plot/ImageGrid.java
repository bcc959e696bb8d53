package neva.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import neva.io.Check;

/**
 * Small images side by side, enlarged pixel by pixel, each with a caption of one or more lines and,
 * where wanted, a coloured frame: predictions with the wrong ones in red, examples of a data set.
 *
 * <pre>{@code
 * BufferedImage figure = new ImageGrid("Mistakes").columns(8).scale(3)
 *     .tile(image, Color.RED, "cat 91%", "is a dog")
 *     .image();
 * }</pre>
 */
public final class ImageGrid {

  private static final int FRAME = 4;
  private static final int GAP = 10;
  private static final int MARGIN = 16;
  private static final int LINE = 17;
  private static final int TITLE = 34;

  private final String title;
  private final List<Tile> tiles = new ArrayList<>();
  private int columns = 8;
  private int scale = 3;

  private record Tile(BufferedImage image, Color frame, List<String> caption) {}

  /** An empty title leaves no room for one. */
  public ImageGrid(String title) {
    this.title = Objects.requireNonNull(title, "title");
  }

  /** How many tiles stand in a row; 8 unless told otherwise. */
  public ImageGrid columns(int columns) {
    this.columns = Check.positive("columns", columns);
    return this;
  }

  /** How many pixels of the figure, along each side, one pixel of a tile takes; 3 unless told. */
  public ImageGrid scale(int scale) {
    this.scale = Check.positive("scale", scale);
    return this;
  }

  /** Adds an image; what does not fit of a caption line is cut, with an ellipsis. */
  public ImageGrid tile(BufferedImage image, String... caption) {
    return tile(image, Style.PAPER, caption);
  }

  /** Adds an image within a frame of colour {@code frame}. */
  public ImageGrid tile(BufferedImage image, Color frame, String... caption) {
    tiles.add(new Tile(image, frame, List.of(caption)));
    return this;
  }

  /**
   * Draws the grid, row by row, in the order the tiles came.
   *
   * @throws IllegalStateException when there is no tile
   * @throws MissingFontException when the system has no font
   */
  public BufferedImage image() {
    if (tiles.isEmpty()) {
      throw new IllegalStateException("An image grid needs a tile: call tile() before image().");
    }
    int across = Math.min(columns, tiles.size());
    int down = (tiles.size() + across - 1) / across;
    int width = 2 * MARGIN + across * (cellWidth() + GAP) - GAP;
    int height = top() + down * (cellHeight() + GAP) - GAP + MARGIN;
    try (Canvas canvas = new Canvas(width, height)) {
      Font font = Style.bold(16);
      canvas.textFrom(MARGIN, MARGIN + 8, fit(title, font, width - 2 * MARGIN), font, Style.INK);
      drawTiles(canvas, across);
      return canvas.image();
    }
  }

  private void drawTiles(Canvas canvas, int across) {
    for (int i = 0; i < tiles.size(); i++) {
      int x = MARGIN + i % across * (cellWidth() + GAP);
      draw(canvas, tiles.get(i), x, top() + i / across * (cellHeight() + GAP));
    }
  }

  private int top() {
    return title.isEmpty() ? MARGIN : MARGIN + TITLE;
  }

  private int cellWidth() {
    return tiles.stream().mapToInt(tile -> tile.image.getWidth() * scale).max().orElse(0)
        + 2 * FRAME;
  }

  private int cellHeight() {
    return pictureHeight() + tiles.stream().mapToInt(t -> t.caption.size()).max().orElse(0) * LINE;
  }

  private int pictureHeight() {
    return tiles.stream().mapToInt(tile -> tile.image.getHeight() * scale).max().orElse(0)
        + 2 * FRAME;
  }

  private void draw(Canvas canvas, Tile tile, int x, int y) {
    int width = tile.image.getWidth() * scale;
    int height = tile.image.getHeight() * scale;
    canvas.fill(tile.frame, x, y, width + 2 * FRAME, height + 2 * FRAME);
    canvas.picture(tile.image, x + FRAME, y + FRAME, scale);
    drawCaption(canvas, tile.caption, x + FRAME, y + pictureHeight() + LINE / 2);
  }

  private void drawCaption(Canvas canvas, List<String> caption, int x, int middle) {
    Font font = Style.plain(13);
    for (int i = 0; i < caption.size(); i++) {
      String line = fit(caption.get(i), font, cellWidth() - FRAME);
      canvas.textFrom(x, middle + i * LINE, line, font, i == 0 ? Style.INK : Style.QUIET_INK);
    }
  }

  private static String fit(String text, Font font, int width) {
    if (Style.width(text, font) <= width) {
      return text;
    }
    int length = text.length();
    while (length > 0 && Style.width(text.substring(0, length) + "…", font) > width) {
      length--;
    }
    return text.substring(0, length).stripTrailing() + "…";
  }
}
