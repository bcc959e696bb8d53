package neva.annotation;

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

  /** Whether all four edges are numbers. */
  public boolean isFinite() {
    return Double.isFinite(xmin + ymin + xmax + ymax);
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
}
