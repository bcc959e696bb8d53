package neva.detection.annotation;

/**
 * How a picture is shown whose file asks for an orientation: mirrored, turned, or both (Exif 2.32,
 * tag 274). A picture stored with size w × h is shown with size h × w from orientation 5 on.
 */
record ExifOrientation(int value) {

  /** Whether the picture is shown with width and height exchanged. */
  boolean exchangesSides() {
    return value >= 5 && value <= 8;
  }

  /**
   * The box on the stored picture that is shown as this one.
   *
   * @param shown on the picture as shown
   * @param width of the picture as stored
   * @param height of the picture as stored
   */
  Box stored(Box shown, double width, double height) {
    double left = shown.xmin();
    double top = shown.ymin();
    double right = shown.xmax();
    double bottom = shown.ymax();
    return switch (value) {
      case 2 -> new Box(width - right, top, width - left, bottom);
      case 3 -> new Box(width - right, height - bottom, width - left, height - top);
      case 4 -> new Box(left, height - bottom, right, height - top);
      case 5 -> new Box(top, left, bottom, right);
      case 6 -> new Box(top, height - right, bottom, height - left);
      case 7 -> new Box(width - bottom, height - right, width - top, height - left);
      case 8 -> new Box(width - bottom, left, width - top, right);
      default -> shown;
    };
  }
}
