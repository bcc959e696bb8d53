package neva.plot;

import java.awt.image.BufferedImage;

/** Small pictures with pixels that can be seen. */
public final class Enlarged {

  private Enlarged() {}

  /**
   * Every pixel becomes a square.
   *
   * @param scale side of the square, in pixels
   */
  public static BufferedImage of(BufferedImage picture, int scale) {
    try (Canvas canvas = new Canvas(picture.getWidth() * scale, picture.getHeight() * scale)) {
      canvas.picture(picture, 0, 0, scale);
      return canvas.image();
    }
  }
}
