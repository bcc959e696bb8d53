package neva.detection.recordset;

import neva.io.BadInputException;

/**
 * What is done with the pictures themselves.
 *
 * @param decode whether every pixel is decoded, to find damage that headers do not show
 * @param maxSide pictures with a longer side are scaled down to it; 0 leaves all as they are
 */
public record PictureRules(boolean decode, int maxSide) {

  /** Headers are walked, files pass through byte for byte. */
  public static final PictureRules UNCHANGED = new PictureRules(false, 0);

  public PictureRules {
    if (maxSide < 0) {
      throw new BadInputException("max side must be positive, found " + maxSide);
    }
  }
}
