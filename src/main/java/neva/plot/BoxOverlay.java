package neva.plot;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;

/**
 * Boxes to draw over a picture, each with a name in white on the colour of its class. Lines and
 * letters grow with the picture.
 *
 * <pre>{@code
 * new BoxOverlay().box(7, 12, 346, 580, "dog 72%", 18).drawOn(image);
 * }</pre>
 */
public final class BoxOverlay {

  /** Dark enough for white text, a contrast of at least 4.5; neighbours differ in hue. */
  private static final Color[] COLOURS = {
    new Color(0x0b, 0x65, 0xc2),
    new Color(0xc6, 0x28, 0x28),
    new Color(0x2e, 0x7d, 0x32),
    new Color(0x8e, 0x24, 0xaa),
    new Color(0xa8, 0x4a, 0x00),
    new Color(0x00, 0x69, 0x6f),
    new Color(0xc2, 0x18, 0x5b),
    new Color(0x4e, 0x5d, 0x18),
    new Color(0x5d, 0x40, 0x37),
    new Color(0x37, 0x47, 0x9f)
  };

  private static final Color HALO = new Color(255, 255, 255, 200);
  private static final int FONT = 12;
  private static final int LINE = 2;
  private static final int TEXT_SPACE = 4;
  private static final double SIDE_OF_SCALE_1 = 480;

  private final List<Named> boxes = new ArrayList<>();

  private record Named(int x, int y, int width, int height, String name, Color colour) {}

  /** The colour of a class. */
  public static Color colour(long classId) {
    return COLOURS[(int) Math.floorMod(classId - 1, COLOURS.length)];
  }

  /** Adds a box, in pixels of the picture; an empty name is not drawn. */
  public BoxOverlay box(
      double xmin, double ymin, double xmax, double ymax, String name, long classId) {
    boxes.add(
        new Named(
            (int) Math.round(xmin),
            (int) Math.round(ymin),
            Math.max(1, (int) Math.round(xmax - xmin)),
            Math.max(1, (int) Math.round(ymax - ymin)),
            name,
            colour(classId)));
    return this;
  }

  /**
   * Draws the boxes, and then the names, so that no box crosses them.
   *
   * @throws MissingFontException when the system has no font
   */
  public void drawOn(BufferedImage image) {
    double scale = Math.max(1, Math.min(image.getWidth(), image.getHeight()) / SIDE_OF_SCALE_1);
    Graphics2D g = image.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setFont(Style.bold((int) Math.round(FONT * scale)));
    boxes.forEach(box -> drawBox(g, box, (float) (LINE * scale)));
    boxes.stream()
        .filter(box -> !box.name.isEmpty())
        .forEach(box -> drawName(g, box, image.getWidth(), image.getHeight()));
    g.dispose();
  }

  private static void drawBox(Graphics2D g, Named box, float line) {
    g.setColor(HALO);
    g.setStroke(new BasicStroke(2 * line));
    g.drawRect(box.x, box.y, box.width, box.height);
    g.setColor(box.colour);
    g.setStroke(new BasicStroke(line));
    g.drawRect(box.x, box.y, box.width, box.height);
  }

  private static void drawName(Graphics2D g, Named box, int right, int bottom) {
    var metrics = g.getFontMetrics();
    int height = metrics.getAscent() + metrics.getDescent() + 2;
    int width = Math.min(right, metrics.stringWidth(box.name) + 2 * TEXT_SPACE);
    int x = Math.max(0, Math.min(right - width, box.x - 1));
    int above = box.y - height;
    int y = Math.max(0, Math.min(bottom - height, above < 0 ? above + height : above));
    g.setColor(box.colour);
    g.fillRect(x, y, width, height);
    g.setColor(Color.WHITE);
    g.drawString(box.name, x + TEXT_SPACE, y + 1 + metrics.getAscent());
  }
}
