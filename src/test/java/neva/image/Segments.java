package neva.image;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.zip.CRC32;

/** Pieces of picture files, built by hand after the standards. */
final class Segments {

  private Segments() {}

  static byte[] hex(String digits) {
    return HexFormat.of().parseHex(digits.replace(" ", ""));
  }

  static byte[] latin(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] join(byte[]... parts) {
    var bytes = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      bytes.writeBytes(part);
    }
    return bytes.toByteArray();
  }

  /** A segment of a JPEG. */
  static byte[] segment(int marker, byte[] content) {
    byte[] head = {(byte) 0xff, (byte) marker, 0, 0};
    ByteBuffer.wrap(head).putShort(2, (short) (content.length + 2));
    return join(head, content);
  }

  /** A frame header of a JPEG. */
  static byte[] frame(int marker, int bits, int width, int height, int components) {
    ByteBuffer content = ByteBuffer.allocate(6 + 3 * components);
    content.put((byte) bits).putShort((short) height).putShort((short) width);
    content.put((byte) components);
    for (int i = 1; i <= components; i++) {
      content.put((byte) i).put((byte) 0x11).put((byte) 0);
    }
    return segment(marker, content.array());
  }

  /** EXIF's APP1 segment of a JPEG with an orientation as its only field. */
  static byte[] exif(ByteOrder order, int orientation) {
    return segment(0xe1, join(latin("Exif\0\0"), orientation(order, orientation)));
  }

  /** A TIFF directory whose only field is an orientation. */
  static byte[] orientation(ByteOrder order, int orientation) {
    return tiff(order, new int[] {274, 3, 1, orientation});
  }

  /**
   * The head of a TIFF and a directory of fields: tag, type (3 short, 4 long), count, value or
   * place.
   */
  static byte[] tiff(ByteOrder order, int[]... fields) {
    ByteBuffer bytes = ByteBuffer.allocate(8 + 2 + 12 * fields.length + 4).order(order);
    bytes.put(latin(order == ByteOrder.LITTLE_ENDIAN ? "II" : "MM")).putShort((short) 42).putInt(8);
    bytes.putShort((short) fields.length);
    for (int[] field : fields) {
      bytes.putShort((short) field[0]).putShort((short) field[1]).putInt(field[2]);
      if (field[1] == 3 && field[2] == 1) {
        bytes.putShort((short) field[3]).putShort((short) 0);
      } else {
        bytes.putInt(field[3]);
      }
    }
    return bytes.putInt(0).array();
  }

  /** A chunk of a PNG. */
  static byte[] chunk(String type, byte[] data) {
    CRC32 crc = new CRC32();
    crc.update(latin(type));
    crc.update(data);
    return ByteBuffer.allocate(12 + data.length)
        .putInt(data.length)
        .put(latin(type))
        .put(data)
        .putInt((int) crc.getValue())
        .array();
  }
}
