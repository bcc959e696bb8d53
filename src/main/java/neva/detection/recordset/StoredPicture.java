package neva.detection.recordset;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import neva.image.ImageFormat;

/**
 * A picture file as it stands in a record.
 *
 * @param file the bytes of the file
 * @param format {@link ImageFormat#JPEG} or {@link ImageFormat#PNG}, which TensorFlow decodes
 * @param width in pixels, as stored
 * @param height in pixels, as stored
 * @param sha256 of the file, in hexadecimal digits
 */
record StoredPicture(byte[] file, ImageFormat format, int width, int height, String sha256) {

  static StoredPicture of(byte[] file, ImageFormat format, int width, int height) {
    return new StoredPicture(file, format, width, height, sha256(file));
  }

  static String sha256(byte[] file) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }
}
