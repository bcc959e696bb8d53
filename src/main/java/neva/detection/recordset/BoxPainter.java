package neva.detection.recordset;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.List;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.Box;
import neva.image.Picture;
import neva.image.Pictures;
import neva.plot.BoxOverlay;

/** Draws a picture with its boxes on a square tile. */
final class BoxPainter {

  private static final Color BEHIND = new Color(0xee, 0xf0, 0xf3);

  private final int side;

  BoxPainter(int side) {
    this.side = side;
  }

  /**
   * Draws a tile.
   *
   * @throws neva.image.DamagedImageException when the picture does not decode
   */
  BufferedImage tile(RecordedPicture recorded) {
    Picture picture = Pictures.scaleToFit(Pictures.decode(recorded.file()), side);
    double scale = (double) side / Math.max(picture.width(), picture.height());
    int width = (int) Math.round(picture.width() * scale);
    int height = (int) Math.round(picture.height() * scale);
    int left = (side - width) / 2;
    int top = (side - height) / 2;
    BufferedImage tile = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    Graphics2D g = tile.createGraphics();
    g.setRenderingHint(
        RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
    g.setColor(BEHIND);
    g.fillRect(0, 0, side, side);
    g.drawImage(picture.toBufferedImage(), left, top, width, height, null);
    g.dispose();
    double x = (double) width / recorded.image().width();
    double y = (double) height / recorded.image().height();
    overlay(recorded, x, y, left, top).drawOn(tile);
    return tile;
  }

  private static BoxOverlay overlay(
      RecordedPicture recorded, double x, double y, int left, int top) {
    BoxOverlay overlay = new BoxOverlay();
    List<AnnotatedObject> objects = recorded.image().objects();
    for (int i = 0; i < objects.size(); i++) {
      Box box = objects.get(i).box().scale(x, y);
      overlay.box(
          left + box.xmin(),
          top + box.ymin(),
          left + box.xmax(),
          top + box.ymax(),
          Shown.of(objects.get(i).name()),
          recorded.labels()[i]);
    }
    return overlay;
  }
}
