package neva.feed;

import neva.image.Picture;

/**
 * A decoded picture.
 *
 * @param rgb [h, w, 3], unsigned bytes
 */
public record Raster(int width, int height, byte[] rgb) {

  /** A copy of a picture's pixels. */
  public static Raster of(Picture picture) {
    byte[] rgb = new byte[picture.width() * picture.height() * 3];
    picture.writeRgb(rgb, 0);
    return new Raster(picture.width(), picture.height(), rgb);
  }
}
