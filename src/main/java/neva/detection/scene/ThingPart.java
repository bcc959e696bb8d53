package neva.detection.scene;

import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;

/**
 * One filled shape of a thing, in the unit square: x to the right, y downwards.
 *
 * @param ink which of a thing's colours fills it
 */
record ThingPart(Ink ink, Shape shape) {

  /** The colours of a thing. */
  enum Ink {
    /** The main colour, different for every thing. */
    MAIN,
    /** The main colour, darker. */
    SHADE,
    /** A second colour. */
    SECOND,
    /** Near white. */
    LIGHT,
    /** Near black. */
    DARK
  }

  static ThingPart box(Ink ink, double x, double y, double width, double height) {
    return new ThingPart(ink, new Rectangle2D.Double(x, y, width, height));
  }

  static ThingPart round(Ink ink, double x, double y, double width, double height, double arc) {
    return new ThingPart(ink, new RoundRectangle2D.Double(x, y, width, height, arc, arc));
  }

  static ThingPart oval(Ink ink, double centreX, double centreY, double width, double height) {
    return new ThingPart(
        ink, new Ellipse2D.Double(centreX - width / 2, centreY - height / 2, width, height));
  }

  /** A polygon through x, y, x, y, … */
  static ThingPart polygon(Ink ink, double... points) {
    Path2D path = new Path2D.Double();
    path.moveTo(points[0], points[1]);
    for (int i = 2; i < points.length; i += 2) {
      path.lineTo(points[i], points[i + 1]);
    }
    path.closePath();
    return new ThingPart(ink, path);
  }

  /** Turned around a point, clockwise on the picture. */
  ThingPart turned(double degrees, double x, double y) {
    AffineTransform turn = AffineTransform.getRotateInstance(Math.toRadians(degrees), x, y);
    return new ThingPart(ink, turn.createTransformedShape(shape));
  }
}
