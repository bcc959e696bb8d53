package neva.detection.scene;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.util.Map;
import neva.detection.annotation.Box;

/**
 * A thing at its place on a picture, in its colours.
 *
 * @param place from the unit square to pixels
 */
record Placement(Thing thing, AffineTransform place, Map<ThingPart.Ink, Color> colours) {

  void paint(Graphics2D g) {
    for (ThingPart part : thing.parts()) {
      g.setColor(colours.get(part.ink()));
      g.fill(place.createTransformedShape(part.shape()));
    }
  }

  /** The smallest upright rectangle around all parts, which may reach beyond the picture. */
  Box bounds() {
    Rectangle2D bounds = null;
    for (ThingPart part : thing.parts()) {
      Shape placed = place.createTransformedShape(part.shape());
      Rectangle2D own = Outline.bounds(placed);
      bounds = bounds == null ? own : bounds.createUnion(own);
    }
    return new Box(bounds.getMinX(), bounds.getMinY(), bounds.getMaxX(), bounds.getMaxY());
  }
}
