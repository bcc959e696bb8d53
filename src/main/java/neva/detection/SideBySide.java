package neva.detection;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import neva.detection.annotation.Box;
import neva.detection.metric.Detection;
import neva.detection.metric.EvaluatedImage;
import neva.detection.metric.GroundTruth;
import neva.image.Picture;
import neva.image.Pictures;
import neva.io.Text;
import neva.plot.BoxOverlay;

/** Shows a picture twice: what was found on the left, what there is on the right. */
final class SideBySide {

  private static final int SIDE = 400;
  private static final int GAP = 4;

  private SideBySide() {}

  /** Draws picture number {@code i} of a set, reduced to {@value #SIDE} pixels a side at most. */
  static BufferedImage draw(DetectionResults results, int i) throws IOException {
    Picture original = results.records().picture(i);
    Picture small = Pictures.scaleToFit(original, SIDE);
    double x = (double) small.width() / original.width();
    double y = (double) small.height() / original.height();
    EvaluatedImage picture = results.pictures().get(i);
    BufferedImage found = small.toBufferedImage();
    found(picture.detections(), x, y).drawOn(found);
    BufferedImage truth = small.toBufferedImage();
    truth(picture.truths(), results, x, y).drawOn(truth);
    return beside(found, truth);
  }

  private static BoxOverlay found(List<Detection> detections, double x, double y) {
    BoxOverlay overlay = new BoxOverlay();
    for (Detection detection : detections) {
      if (detection.score() >= Detector.MIN_SCORE) {
        String name = Text.format("%s %.0f%%", detection.name(), 100 * detection.score());
        add(overlay, detection.box().scale(x, y), name, detection.classId());
      }
    }
    return overlay;
  }

  private static BoxOverlay truth(
      List<GroundTruth> truths, DetectionResults results, double x, double y) {
    BoxOverlay overlay = new BoxOverlay();
    for (GroundTruth truth : truths) {
      add(overlay, truth.box().scale(x, y), results.name(truth.classId()), truth.classId());
    }
    return overlay;
  }

  private static void add(BoxOverlay overlay, Box box, String name, int classId) {
    overlay.box(box.xmin(), box.ymin(), box.xmax(), box.ymax(), name, classId);
  }

  private static BufferedImage beside(BufferedImage left, BufferedImage right) {
    BufferedImage both =
        new BufferedImage(
            left.getWidth() + GAP + right.getWidth(), left.getHeight(), BufferedImage.TYPE_INT_RGB);
    Graphics2D g = both.createGraphics();
    g.setColor(Color.WHITE);
    g.fillRect(0, 0, both.getWidth(), both.getHeight());
    g.drawImage(left, 0, 0, null);
    g.drawImage(right, left.getWidth() + GAP, 0, null);
    g.dispose();
    return both;
  }
}
