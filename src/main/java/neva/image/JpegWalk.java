package neva.image;

import static neva.image.DamagedImageException.unless;

import java.nio.ByteOrder;

/**
 * Walks the markers of a JPEG file. A segment is a marker, 2 bytes for the length of itself and its
 * content, and the content; compressed pixels follow the segment that starts a scan.
 *
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
final class JpegWalk {

  private static final int TEMPORARY = 0x01;
  private static final int FRAME = 0xc0;
  private static final int FIRST_ARITHMETIC = 0xc8;
  private static final int RESTART = 0xd0;
  private static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;

  /**
   * A Huffman code has a bit at least and stands for an 8x8 block at most; with the oddest
   * subsampling there are 8 blocks for 1,024 pixels.
   */
  private static final long MOST_PIXELS_PER_BYTE = 1024;

  private final byte[] bytes;
  private final FileBytes file;
  private FileBytes frame;
  private int frameMarker;
  private boolean scanned;
  private int orientation;
  private int adobeTransform = JpegFile.NO_MARKER;

  JpegWalk(byte[] bytes) {
    this.bytes = bytes;
    file = new FileBytes(bytes, ByteOrder.BIG_ENDIAN, "the end marker FFD9 of a JPEG");
  }

  JpegFile toEnd() {
    int at = behindMarker(2);
    while (marker(at) != END) {
      at = behindMarker(standsAlone(marker(at)) ? at : behindSegment(at));
    }
    unless(scanned, "a scan of pixels before the end marker FFD9", "none");
    return new JpegFile(header(), adobeTransform);
  }

  private int marker(int behind) {
    return bytes[behind - 1] & 0xff;
  }

  /**
   * Passes over all that is no marker: compressed pixels, the zeros stuffed into them, fill bytes
   * and, as decoders do, stray bytes between segments.
   */
  private int behindMarker(int from) {
    int at = ByteSearch.indexOfFf(bytes, from);
    while (at < bytes.length - 1 && !isMarker(bytes[at + 1] & 0xff)) {
      at = ByteSearch.indexOfFf(bytes, at + 1);
    }
    if (at >= bytes.length - 1) {
      throw file.cutOff();
    }
    return at + 2;
  }

  private static boolean isMarker(int second) {
    return second != 0 && second != 0xff;
  }

  private static boolean standsAlone(int marker) {
    return marker >= RESTART && marker < START || marker == TEMPORARY;
  }

  private int behindSegment(int at) {
    int marker = marker(at);
    unless(marker != START, "one start marker FFD8", "another one at byte %,d", at - 2);
    int length = file.u16(at);
    unless(length >= 2, "a segment length of at least 2", "%d at byte %,d", length, at);
    take(marker, at, file.part(at + 2, length - 2));
    return at + length;
  }

  private void take(int marker, int at, FileBytes content) {
    if (isFrame(marker)) {
      unless(frame == null, "one frame header", "another one at byte %,d", at - 2);
      frame = content;
      frameMarker = marker;
    } else if (marker == SCAN) {
      unless(frame != null, "a frame header before the first scan", "none before byte %,d", at - 2);
      scanned = true;
    } else if (marker == APP1) {
      exif(content);
    } else if (marker == APP14) {
      adobe(content);
    }
  }

  /** Huffman tables, extensions and arithmetic conditions share the numbers of the frames. */
  private static boolean isFrame(int marker) {
    return marker >= FRAME && marker < RESTART && (marker % 4 != 0 || marker == FRAME);
  }

  private void exif(FileBytes content) {
    if (orientation == 0 && content.has(0, "Exif\0\0")) {
      orientation = TiffDirectory.orientation(content.part(6, content.length() - 6));
    }
  }

  private void adobe(FileBytes content) {
    if (content.has(0, "Adobe") && content.length() >= 12) {
      adobeTransform = content.u8(11);
    }
  }

  private ImageHeader header() {
    int channels = frame.u8(5);
    unless(channels >= 1 && channels <= 4, "1 to 4 components", "%d", channels);
    unless(
        frame.length() == 6 + 3 * channels,
        "a frame header of 6 bytes and 3 for each component",
        "%d for %d",
        frame.length(),
        channels);
    ImageHeader header =
        new ImageHeader(
            ImageFormat.JPEG,
            frame.u16(3),
            frame.u16(1),
            channels,
            frame.u8(0),
            channels == 4,
            false,
            Math.max(1, orientation));
    checkClaim(header);
    return header;
  }

  private void checkClaim(ImageHeader header) {
    long pixels = (long) header.width() * header.height();
    unless(
        frameMarker > FIRST_ARITHMETIC || pixels <= MOST_PIXELS_PER_BYTE * bytes.length,
        "no more pixels than the file can hold",
        "%dx%d in %,d bytes",
        header.width(),
        header.height(),
        bytes.length);
  }
}
