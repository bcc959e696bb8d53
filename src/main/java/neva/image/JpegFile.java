package neva.image;

import java.nio.ByteOrder;

/**
 * What the segments of a JPEG file say.
 *
 * @param adobeTransform how Adobe's marker says that colours are stored, or {@link #NO_MARKER}
 * @see <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">ITU-T T.81, annex B</a>
 */
record JpegFile(ImageHeader header, int adobeTransform) {

  static final int NO_MARKER = -1;
  static final int YCCK = 2;

  /** Walks a JPEG file from its start marker to its end marker. */
  static JpegFile walk(byte[] file) {
    return new Walk(file).toEnd();
  }

  private static final class Walk {

    private static final int START = 0xd8;
    private static final int END = 0xd9;
    private static final int SCAN = 0xda;
    private static final int APP1 = 0xe1;
    private static final int APP14 = 0xee;

    private final byte[] bytes;
    private final FileBytes file;
    private FileBytes frame;
    private boolean pixels;
    private int orientation;
    private int adobeTransform = NO_MARKER;

    private Walk(byte[] bytes) {
      this.bytes = bytes;
      file = new FileBytes(bytes, ByteOrder.BIG_ENDIAN, "the end marker FFD9 of a JPEG");
    }

    private JpegFile toEnd() {
      int at = behindMarker(2);
      while (marker(at) != END) {
        at = behindMarker(standsAlone(marker(at)) ? at : segment(at));
      }
      DamagedImageException.unless(
          frame != null && pixels, "a picture before the end marker", "none");
      return new JpegFile(header(), adobeTransform);
    }

    private int marker(int behind) {
      return bytes[behind - 1] & 0xff;
    }

    /**
     * Passes over the rest of what is no marker: compressed pixels, the zeros stuffed into them,
     * fill bytes and, as every decoder does, stray bytes between segments.
     */
    private int behindMarker(int from) {
      for (int i = from; i < bytes.length - 1; i++) {
        if (bytes[i] == (byte) 0xff && isMarker(bytes[i + 1] & 0xff)) {
          return i + 2;
        }
      }
      throw file.cutOff();
    }

    private static boolean isMarker(int second) {
      return second != 0 && second != 0xff;
    }

    /** Restart markers and TEM have no length. */
    private static boolean standsAlone(int marker) {
      return marker >= 0xd0 && marker <= 0xd7 || marker == 0x01;
    }

    private int segment(int at) {
      int length = file.u16(at);
      DamagedImageException.unless(
          length >= 2, "a segment of at least 2 bytes at byte " + at, "a length of " + length);
      FileBytes content = file.part(at + 2, length - 2);
      take(marker(at), at, content);
      return at + length;
    }

    private void take(int marker, int at, FileBytes content) {
      switch (marker) {
        case START ->
            DamagedImageException.unless(
                false, "one start marker FFD8", "another at byte " + (at - 2));
        case SCAN -> {
          DamagedImageException.unless(
              frame != null, "a frame header before the pixels at byte " + at, "none");
          pixels = true;
        }
        case APP1 -> exif(content);
        case APP14 -> adobe(content);
        default -> {
          if (isFrame(marker)) {
            DamagedImageException.unless(
                frame == null, "one frame header", "another at byte " + (at - 2));
            frame = content;
          }
        }
      }
    }

    /** Huffman tables, extensions and arithmetic conditions share the numbers of the frames. */
    private static boolean isFrame(int marker) {
      return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
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
      int components = frame.u8(5);
      DamagedImageException.unless(
          components >= 1 && components <= 4, "1 to 4 components", "" + components);
      return new ImageHeader(
          ImageFormat.JPEG,
          frame.u16(3),
          frame.u16(1),
          components,
          frame.u8(0),
          components == 4,
          false,
          Math.max(1, orientation));
    }
  }
}
