package neva.plot;

import java.awt.Font;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Figures side by side under a title and lines that say what is seen: an image, beside it a grid of
 * what a layer makes of it, and the bar of the colours.
 *
 * <pre>{@code
 * BufferedImage figure = new Sheet("Outputs of conv_1")
 *     .line("circle, taken for a ring, 81.2%")
 *     .part(new ImageGrid("").tile(map).image())
 *     .part(scale.bar(200))
 *     .image();
 * }</pre>
 */
public final class Sheet {

  private static final int MARGIN = 16;
  private static final int TITLE = 26;
  private static final int LINE = 19;

  private final String title;
  private final List<String> lines = new ArrayList<>();
  private final List<BufferedImage> parts = new ArrayList<>();

  public Sheet(String title) {
    this.title = Objects.requireNonNull(title, "title");
  }

  /** Adds a line of text under the title. */
  public Sheet line(String text) {
    lines.add(text);
    return this;
  }

  /** Adds a figure, which has its own white margin, to the right of those there are. */
  public Sheet part(BufferedImage figure) {
    parts.add(figure);
    return this;
  }

  /**
   * Draws the sheet, as wide as its figures and its text.
   *
   * @throws MissingFontException when the system has no font
   */
  public BufferedImage image() {
    int top = MARGIN + TITLE + lines.size() * LINE;
    int height = parts.stream().mapToInt(BufferedImage::getHeight).max().orElse(0);
    try (Canvas canvas = new Canvas(width(), top + height)) {
      canvas.textFrom(MARGIN, MARGIN + 8, title, titleFont(), Style.INK);
      for (int i = 0; i < lines.size(); i++) {
        int middle = MARGIN + TITLE + i * LINE + LINE / 2;
        canvas.textFrom(MARGIN, middle, lines.get(i), lineFont(), Style.QUIET_INK);
      }
      int x = 0;
      for (BufferedImage part : parts) {
        canvas.picture(part, x, top, 1);
        x += part.getWidth();
      }
      return canvas.image();
    }
  }

  private int width() {
    int figures = parts.stream().mapToInt(BufferedImage::getWidth).sum();
    int text = lines.stream().mapToInt(line -> Style.width(line, lineFont())).max().orElse(0);
    return Math.max(figures, Math.max(text, Style.width(title, titleFont())) + 2 * MARGIN);
  }

  private static Font titleFont() {
    return Style.bold(16);
  }

  private static Font lineFont() {
    return Style.plain(13);
  }
}
