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
  private static final int RESTART = 0xd0;
  private static final int START = 0xd8;
  private static final int END = 0xd9;
  private static final int SCAN = 0xda;
  private static final int APP1 = 0xe1;
  private static final int APP14 = 0xee;

  private final byte[] bytes;
  private final FileBytes file;
  private JpegFrame frame;
  private boolean scanned;
  private int orientation; // 0: no EXIF so far
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
    return new JpegFile(frame.header(Math.max(1, orientation), bytes.length), adobeTransform);
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
    if (JpegFrame.is(marker)) {
      unless(frame == null, "one frame header", "another one at byte %,d", at - 2);
      frame = new JpegFrame(marker, content);
    } else if (marker == SCAN) {
      unless(frame != null, "a frame header before the first scan", "none before byte %,d", at - 2);
      scanned = true;
    } else if (marker == APP1) {
      exif(content);
    } else if (marker == APP14) {
      adobe(content);
    }
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
}
