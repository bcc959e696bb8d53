package neva.image;

/**
 * What the segments of a JPEG file say.
 *
 * @param adobeTransform how Adobe's marker says that colours are stored, or {@link #NO_MARKER}
 */
record JpegFile(ImageHeader header, int adobeTransform) {

  static final int NO_MARKER = -1;
  static final int YCCK = 2;

  /** Walks a JPEG file from its start marker to its end marker. */
  static JpegFile read(byte[] file) {
    return new JpegWalk(file).toEnd();
  }
}
