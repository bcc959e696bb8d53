package neva.detection.annotation;

import neva.image.ExifOrientation;

/**
 * A rectangle on a picture, in pixels from its upper left corner; the right and lower edges are
 * positions, so the width is {@code xmax − xmin}. As read from a file it may be anything, NaN and
 * swapped corners included.
 */
public record Box(double xmin, double ymin, double xmax, double ymax) {

  public double width() {
    return xmax - xmin;
  }

  public double height() {
    return ymax - ymin;
  }

  public double area() {
    return width() * height();
  }

  /** The area that both cover; 0 when they do not meet. */
  public double intersection(Box other) {
    double width = Math.min(xmax, other.xmax) - Math.max(xmin, other.xmin);
    double height = Math.min(ymax, other.ymax) - Math.max(ymin, other.ymin);
    return Math.max(0, width) * Math.max(0, height);
  }

  /** Intersection over union, 0 to 1; 0 when the boxes do not meet. */
  public double iou(Box other) {
    double common = intersection(other);
    return common == 0 ? 0 : common / (area() + other.area() - common);
  }

  /** Whether all four edges are numbers, and no infinite ones. */
  public boolean isFinite() {
    return Double.isFinite(xmin)
        && Double.isFinite(ymin)
        && Double.isFinite(xmax)
        && Double.isFinite(ymax);
  }

  /** The part within a picture of this size; empty or negative in extent when there is none. */
  public Box clip(double width, double height) {
    return new Box(
        Math.max(0, xmin), Math.max(0, ymin), Math.min(width, xmax), Math.min(height, ymax));
  }

  /** Every x times {@code x}, every y times {@code y}. */
  public Box scale(double x, double y) {
    return new Box(xmin * x, ymin * y, xmax * x, ymax * y);
  }

  /** With swapped corners put right. */
  public Box ordered() {
    return new Box(
        Math.min(xmin, xmax), Math.min(ymin, ymax), Math.max(xmin, xmax), Math.max(ymin, ymax));
  }

  /**
   * The box on the stored picture that is shown as this one.
   *
   * @param orientation by which the picture is shown
   * @param width of the picture as stored
   * @param height of the picture as stored
   */
  Box stored(ExifOrientation orientation, double width, double height) {
    return switch (orientation.value()) {
      case 2 -> new Box(width - xmax, ymin, width - xmin, ymax);
      case 3 -> new Box(width - xmax, height - ymax, width - xmin, height - ymin);
      case 4 -> new Box(xmin, height - ymax, xmax, height - ymin);
      case 5 -> new Box(ymin, xmin, ymax, xmax);
      case 6 -> new Box(ymin, height - xmax, ymax, height - xmin);
      case 7 -> new Box(width - ymax, height - xmax, width - ymin, height - xmin);
      case 8 -> new Box(width - ymax, xmin, width - ymin, xmax);
      default -> this;
    };
  }

  /** How far it reaches out of a picture of this size at most; 0 or less when it does not. */
  public double overhang(double width, double height) {
    return Math.max(Math.max(-xmin, -ymin), Math.max(xmax - width, ymax - height));
  }
}
