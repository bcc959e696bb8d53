package neva.recordset;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import neva.annotation.AnnotatedObject;
import neva.annotation.Box;
import neva.image.Picture;
import neva.image.Pictures;
import neva.plot.Style;

/** Draws a picture with its boxes on a square tile, each box with its class in white on colour. */
final class BoxPainter {

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

  private static final Color BEHIND = new Color(0xee, 0xf0, 0xf3);
  private static final Color HALO = new Color(255, 255, 255, 200);
  private static final int TEXT_SPACE = 4;

  private final int side;
  private final Font font = Style.bold(12);

  BoxPainter(int side) {
    this.side = side;
  }

  static Color colour(long label) {
    return COLOURS[(int) Math.floorMod(label - 1, COLOURS.length)];
  }

  /**
   * Draws a tile.
   *
   * @throws neva.image.DamagedImageException when the picture does not decode
   */
  BufferedImage tile(RecordedPicture recorded) {
    BufferedImage tile = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = tile.createGraphics();
    g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.setColor(BEHIND);
    g.fillRect(0, 0, side, side);
    draw(g, recorded);
    g.dispose();
    return tile;
  }

  private void draw(Graphics2D g, RecordedPicture recorded) {
    Picture picture = Pictures.scaleToFit(Pictures.decode(recorded.file()), side);
    double scale = (double) side / Math.max(picture.width(), picture.height());
    int width = (int) Math.round(picture.width() * scale);
    int height = (int) Math.round(picture.height() * scale);
    int left = (side - width) / 2;
    int top = (side - height) / 2;
    g.drawImage(picture.toBufferedImage(), left, top, width, height, null);
    List<AnnotatedObject> objects = recorded.image().objects();
    double x = (double) width / recorded.image().width();
    double y = (double) height / recorded.image().height();
    for (int i = 0; i < objects.size(); i++) {
      drawBox(g, objects.get(i).box().scale(x, y), left, top, colour(recorded.labels()[i]));
    }
    // Names come last, so that no box crosses them.
    for (int i = 0; i < objects.size(); i++) {
      Box box = objects.get(i).box().scale(x, y);
      drawName(g, Shown.of(objects.get(i).name()), box, left, top, colour(recorded.labels()[i]));
    }
  }

  private static void drawBox(Graphics2D g, Box box, int left, int top, Color colour) {
    int x = left + (int) Math.round(box.xmin());
    int y = top + (int) Math.round(box.ymin());
    int width = Math.max(1, (int) Math.round(box.width()));
    int height = Math.max(1, (int) Math.round(box.height()));
    g.setColor(HALO);
    g.setStroke(new BasicStroke(4));
    g.drawRect(x, y, width, height);
    g.setColor(colour);
    g.setStroke(new BasicStroke(2));
    g.drawRect(x, y, width, height);
  }

  private void drawName(Graphics2D g, String name, Box box, int left, int top, Color colour) {
    g.setFont(font);
    var metrics = g.getFontMetrics();
    int height = metrics.getAscent() + metrics.getDescent() + 2;
    int width = Math.min(side, metrics.stringWidth(name) + 2 * TEXT_SPACE);
    int x = Math.max(0, Math.min(side - width, left + (int) Math.round(box.xmin()) - 1));
    int above = top + (int) Math.round(box.ymin()) - height;
    int y = Math.max(0, Math.min(side - height, above < 0 ? above + height : above));
    g.setColor(colour);
    g.fillRect(x, y, width, height);
    g.setColor(Color.WHITE);
    g.drawString(name, x + TEXT_SPACE, y + 1 + metrics.getAscent());
  }
}
