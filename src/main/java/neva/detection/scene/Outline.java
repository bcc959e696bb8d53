package neva.detection.scene;

import java.awt.Shape;
import java.awt.geom.FlatteningPathIterator;
import java.awt.geom.PathIterator;
import java.awt.geom.Rectangle2D;

/** Where shapes really end: Java's own bounds of a curve include its control points. */
final class Outline {

  private static final double FLATNESS = 0.05;

  private Outline() {}

  static Rectangle2D bounds(Shape shape) {
    PathIterator path = new FlatteningPathIterator(shape.getPathIterator(null), FLATNESS);
    double[] point = new double[6];
    Rectangle2D bounds = null;
    for (; !path.isDone(); path.next()) {
      if (path.currentSegment(point) == PathIterator.SEG_CLOSE) {
        continue;
      }
      if (bounds == null) {
        bounds = new Rectangle2D.Double(point[0], point[1], 0, 0);
      } else {
        bounds.add(point[0], point[1]);
      }
    }
    return bounds;
  }
}
