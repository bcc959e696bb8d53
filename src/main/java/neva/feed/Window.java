package neva.feed;

/**
 * What is seen of a picture: a part of it or of its mirror image.
 *
 * @param x left edge in pixels, of the mirror image when {@code mirrored}
 * @param y upper edge in pixels
 */
public record Window(int x, int y, int width, int height, boolean mirrored) {

  /** Where in its row the picture has the pixel of a column of the window. */
  public int column(int column, int pictureWidth) {
    return mirrored ? pictureWidth - 1 - x - column : x + column;
  }
}
