package neva.detection;

import java.awt.image.BufferedImage;
import java.util.List;
import neva.detection.metric.Detection;
import neva.image.Picture;
import neva.io.Text;
import neva.plot.BoxOverlay;

/** Shows what was found on a picture. */
public final class DetectionPicture {

  private DetectionPicture() {}

  /** A copy of the picture with the boxes, each with name and score. */
  public static BufferedImage draw(Picture picture, List<Detection> detections) {
    BufferedImage image = picture.toBufferedImage();
    BoxOverlay overlay = new BoxOverlay();
    // The best come last and lie on top.
    for (int i = detections.size() - 1; i >= 0; i--) {
      add(overlay, detections.get(i));
    }
    overlay.drawOn(image);
    return image;
  }

  private static void add(BoxOverlay overlay, Detection detection) {
    String name = Text.format("%s %.0f%%", detection.name(), 100 * detection.score());
    var box = detection.box();
    overlay.box(box.xmin(), box.ymin(), box.xmax(), box.ymax(), name, detection.classId());
  }
}
