package neva.detection;

import neva.annotation.Box;

/** How much boxes overlap. */
final class Iou {

  private Iou() {}

  /** Intersection over union, 0 to 1; 0 when the boxes do not meet. */
  static double of(Box a, Box b) {
    double common = intersection(a, b);
    return common == 0 ? 0 : common / (a.area() + b.area() - common);
  }

  /** The area that both cover. */
  static double intersection(Box a, Box b) {
    double width = Math.min(a.xmax(), b.xmax()) - Math.max(a.xmin(), b.xmin());
    double height = Math.min(a.ymax(), b.ymax()) - Math.max(a.ymin(), b.ymin());
    return Math.max(0, width) * Math.max(0, height);
  }
}
