package neva.detection.ssd;

import neva.detection.annotation.Box;
import neva.io.BadInputException;

/**
 * Expresses a box by its difference from an anchor: the shift of the centre in sides of the anchor
 * and the logarithm of the sides' ratio, each times a scale (Ren et al. 2015, "Faster R-CNN").
 *
 * @param yScale of the shift of the centre
 * @param xScale of the shift of the centre
 * @param heightScale of the logarithm
 * @param widthScale of the logarithm
 */
public record BoxCoder(double yScale, double xScale, double heightScale, double widthScale) {

  /** The scales of all published SSD MobileNets. */
  public static final BoxCoder SSD = new BoxCoder(10, 10, 5, 5);

  /** Keeps the logarithm of an empty box finite. */
  private static final double EPSILON = 1e-8;

  public BoxCoder {
    if (!(yScale > 0 && xScale > 0 && heightScale > 0 && widthScale > 0)) {
      throw new BadInputException(
          "The scales of the box coder must be positive, found %s, %s, %s and %s"
              .formatted(yScale, xScale, heightScale, widthScale));
    }
  }

  /** The code of {@code box}: [ty, tx, th, tw]. */
  public float[] encode(Box box, Box anchor) {
    double height = anchor.height() + EPSILON;
    double width = anchor.width() + EPSILON;
    return new float[] {
      (float) (yScale * (centreY(box) - centreY(anchor)) / height),
      (float) (xScale * (centreX(box) - centreX(anchor)) / width),
      (float) (heightScale * Math.log((box.height() + EPSILON) / height)),
      (float) (widthScale * Math.log((box.width() + EPSILON) / width))
    };
  }

  /** The box of a code [ty, tx, th, tw]. */
  public Box decode(float[] code, Box anchor) {
    double y = centreY(anchor) + code[0] / yScale * anchor.height();
    double x = centreX(anchor) + code[1] / xScale * anchor.width();
    double halfHeight = Math.exp(code[2] / heightScale) * anchor.height() / 2;
    double halfWidth = Math.exp(code[3] / widthScale) * anchor.width() / 2;
    return new Box(x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight);
  }

  private static double centreY(Box box) {
    return (box.ymin() + box.ymax()) / 2;
  }

  private static double centreX(Box box) {
    return (box.xmin() + box.xmax()) / 2;
  }
}
