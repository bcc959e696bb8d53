package neva.image;

import static neva.image.DamagedImageException.unless;

/**
 * The frame header of a JPEG: 1 byte bits, 2 bytes height, 2 bytes width, 1 byte number of
 * components, 3 bytes each.
 *
 * @param marker tells how the pixels are compressed
 */
record JpegFrame(int marker, FileBytes content) {

  private static final int FIRST = 0xc0;
  private static final int LAST = 0xcf;
  private static final int FIRST_ARITHMETIC = 0xc8;

  /**
   * A Huffman code has a bit at least and stands for a block of 8x8 at most; with the oddest
   * subsampling there are 8 blocks for 1,024 pixels.
   */
  private static final long MOST_PIXELS_PER_BYTE = 1024;

  /** Huffman tables, extensions and arithmetic conditions share the numbers of the frames. */
  static boolean is(int marker) {
    return marker >= FIRST && marker <= LAST && (marker == FIRST || marker % 4 != 0);
  }

  /** The header of a file of so many bytes. */
  ImageHeader header(int orientation, int fileLength) {
    int channels = channels();
    ImageHeader header =
        new ImageHeader(
            ImageFormat.JPEG,
            content.u16(3),
            content.u16(1),
            channels,
            content.u8(0),
            channels == 4,
            false,
            orientation);
    checkClaim(header.width(), header.height(), fileLength);
    return header;
  }

  private int channels() {
    int channels = content.u8(5);
    unless(channels >= 1 && channels <= 4, "1 to 4 components", "%d", channels);
    unless(
        content.length() == 6 + 3 * channels,
        "a frame header of 6 bytes and 3 for each component",
        "%d for %d",
        content.length(),
        channels);
    return channels;
  }

  private void checkClaim(int width, int height, int fileLength) {
    unless(
        marker > FIRST_ARITHMETIC || (long) width * height <= MOST_PIXELS_PER_BYTE * fileLength,
        "no more pixels than the file can hold",
        "%dx%d in %,d bytes",
        width,
        height,
        fileLength);
  }
}
