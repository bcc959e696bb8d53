package neva.image;

import neva.io.Check;

/**
 * How a picture is shown whose file asks for an orientation: mirrored, turned, or both (Exif 2.32,
 * tag 274). A picture stored with size w × h is shown with size h × w from orientation 5 on.
 *
 * @param value 1 to 8; 1 is as stored
 */
public record ExifOrientation(int value) {

  public ExifOrientation {
    Check.between("orientation", value, 1, 8);
  }

  /** Whether the picture is shown with width and height exchanged. */
  public boolean exchangesSides() {
    return value >= 5;
  }
}
