package neva.plot;

import java.awt.Color;
import java.awt.Font;
import java.awt.font.FontRenderContext;

/** The look that all figures share. */
final class Style {

  static final Color PAPER = Color.WHITE;
  static final Color INK = new Color(0x26, 0x2b, 0x33);
  static final Color QUIET_INK = new Color(0x6b, 0x72, 0x80);
  static final Color GRID = new Color(0xe5, 0xe7, 0xeb);

  /** Distinct for colour-blind readers too: Okabe and Ito, without the yellow. */
  private static final Color[] LINES = {
    new Color(0x00, 0x72, 0xb2),
    new Color(0xd5, 0x5e, 0x00),
    new Color(0x00, 0x9e, 0x73),
    new Color(0xcc, 0x79, 0xa7),
    new Color(0x56, 0xb4, 0xe9),
    new Color(0xe6, 0x9f, 0x00),
    new Color(0x37, 0x41, 0x51)
  };

  private static final int TINT = 64;

  private static final FontRenderContext METRICS = new FontRenderContext(null, true, true);

  private Style() {}

  static Color line(int i) {
    return LINES[i % LINES.length];
  }

  /** Whether an earlier line has this colour. */
  static boolean isRepeated(int i) {
    return i >= LINES.length;
  }

  /** The colour as a tint through which lines behind it are seen. */
  static Color tint(Color colour) {
    return new Color(colour.getRed(), colour.getGreen(), colour.getBlue(), TINT);
  }

  /**
   * @throws MissingFontException when the system has no font
   */
  static Font plain(int points) {
    return usable(new Font(Font.SANS_SERIF, Font.PLAIN, points));
  }

  /**
   * A bold font without serifs.
   *
   * @throws MissingFontException when the system has no font
   */
  static Font bold(int points) {
    return usable(new Font(Font.SANS_SERIF, Font.BOLD, points));
  }

  static int width(String text, Font font) {
    return (int) Math.ceil(font.getStringBounds(text, METRICS).getWidth());
  }

  /**
   * Without a font library, or without fonts, Java throws from deep inside: errors in Java 17,
   * other exceptions in newer ones.
   */
  private static Font usable(Font font) {
    try {
      font.getStringBounds("0", METRICS);
      return font;
    } catch (Error | RuntimeException e) {
      throw new MissingFontException(e);
    }
  }
}
