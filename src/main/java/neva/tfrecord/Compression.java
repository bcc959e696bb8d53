package neva.tfrecord;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import java.util.zip.InflaterInputStream;

/**
 * How a record file is compressed, always as a whole. TensorFlow calls these "", "GZIP" and "ZLIB"
 * and must be told; {@link TFRecordReader} sees it from the content.
 */
public enum Compression {
  /** Records as they are; the only form with random access. */
  NONE,
  /** RFC 1952, the format of {@code .gz} files. */
  GZIP,
  /** RFC 1950. */
  ZLIB;

  private static final int BUFFER_BYTES = 1 << 16;
  private static final int PRESET_DICTIONARY = 0x20; // Java would read such a file as empty

  /** Tells the compression of a file by its first bytes, as many of 12 as there are. */
  static Compression of(byte[] start) {
    // A record of 35,615 bytes begins like gzip and one of 40,056 like zlib: the checksum decides.
    if (start.length < 2 || RecordFrame.isHeader(start)) {
      return NONE;
    }
    if (start[0] == 0x1f && start[1] == (byte) 0x8b) {
      return GZIP;
    }
    return isZlib(start) ? ZLIB : NONE;
  }

  // Deflate with a window of 32 KiB and no preset dictionary, the first two bytes a multiple of 31.
  private static boolean isZlib(byte[] start) {
    return start[0] == 0x78
        && (start[1] & PRESET_DICTIONARY) == 0
        && (0x7800 + (start[1] & 0xff)) % 31 == 0;
  }

  InputStream over(BufferedInputStream in) throws IOException {
    return switch (this) {
      case NONE -> in;
      case GZIP -> new GZIPInputStream(in, BUFFER_BYTES);
      case ZLIB -> new InflaterInputStream(in);
    };
  }

  /** A stream whose flush lets readers see everything written before. */
  OutputStream over(OutputStream out) throws IOException {
    return switch (this) {
      case NONE -> out;
      case GZIP -> new GZIPOutputStream(out, BUFFER_BYTES, true);
      case ZLIB -> new DeflaterOutputStream(new BufferedOutputStream(out, BUFFER_BYTES), true);
    };
  }
}
