package neva.tfrecord;

import static neva.tfrecord.RecordFrame.FOOTER_BYTES;
import static neva.tfrecord.RecordFrame.HEADER_BYTES;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.ZipException;
import neva.io.MaskedCrc32c;

/**
 * Reads the records of a TFRecord file one after the other, holding one in memory at a time.
 *
 * <p>Files compressed as a whole with gzip or zlib are recognised by their content. Both checksums
 * of every record are verified. Not safe for use by several threads at once.
 */
public final class TFRecordReader implements Closeable {

  // The data and its footer are read as one array.
  private static final long MAX_DATA_BYTES = Integer.MAX_VALUE - 8 - FOOTER_BYTES;
  private static final int BUFFER_BYTES = 1 << 16;

  private final Path file;
  private final FileChannel channel;
  private InputStream in; // null until the first read, which reports a damaged gzip header too
  private Compression compression;
  private long nextOffset;
  private long offset = -1;

  private TFRecordReader(Path file, FileChannel channel) {
    this.file = file;
    this.channel = channel;
  }

  /**
   * Opens a file at its first record.
   *
   * @throws java.nio.file.NoSuchFileException when there is no such file
   */
  public static TFRecordReader open(Path file) throws IOException {
    return new TFRecordReader(file, FileChannel.open(file, StandardOpenOption.READ));
  }

  /**
   * Returns the data of the next record, or null when the file ends cleanly after the last one.
   *
   * @throws TruncatedRecordException when the file ends within this record
   * @throws CorruptRecordException when a checksum does not match, or compressed data is damaged;
   *     reading on makes no sense, for the next record cannot be found
   */
  public byte[] read() throws IOException {
    offset = nextOffset;
    try {
      if (in == null) {
        in = decompressed(new BufferedInputStream(Channels.newInputStream(channel), BUFFER_BYTES));
      }
      byte[] header = in.readNBytes(HEADER_BYTES);
      return header.length == 0 ? null : data(header);
    } catch (EOFException e) {
      throw truncated("the end of the compressed data", "an earlier end of the file", e);
    } catch (ZipException e) {
      throw corrupt("whole compressed data", "a damaged part (" + e.getMessage() + ")", e);
    }
  }

  /**
   * Where the record last returned by {@link #read} begins, in bytes from the start of the file; of
   * the uncompressed data for a compressed file. -1 before the first read.
   */
  public long offset() {
    return offset;
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      if (in != null) {
        in.close(); // frees the inflater's native memory
      }
    }
  }

  private InputStream decompressed(BufferedInputStream raw) throws IOException {
    raw.mark(HEADER_BYTES);
    byte[] start = raw.readNBytes(HEADER_BYTES);
    raw.reset();
    compression = Compression.of(start);
    return compression.over(raw);
  }

  private byte[] data(byte[] header) throws IOException {
    if (header.length < HEADER_BYTES) {
      throw truncated("a record header of 12 bytes", header.length + " before the file ends", null);
    }
    ByteBuffer fields = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
    long length = fields.getLong();
    checkCrc("length", fields.getInt(), MaskedCrc32c.of(header, 0, Long.BYTES));
    checkLength(length);
    byte[] dataAndCrc = in.readNBytes((int) length + FOOTER_BYTES);
    if (dataAndCrc.length < length + FOOTER_BYTES) {
      throw tooShort(length, dataAndCrc.length);
    }
    nextOffset = offset + HEADER_BYTES + length + FOOTER_BYTES;
    ByteBuffer body = ByteBuffer.wrap(dataAndCrc).order(ByteOrder.LITTLE_ENDIAN);
    checkCrc("data", body.getInt((int) length), MaskedCrc32c.of(dataAndCrc, 0, (int) length));
    return Arrays.copyOf(dataAndCrc, (int) length);
  }

  private void checkCrc(String part, int expected, int actual) {
    if (expected != actual) {
      throw corrupt(
          "%s with masked crc32c 0x%08x".formatted(part, expected),
          "0x%08x".formatted(actual),
          null);
    }
  }

  // Before anything is allocated. The size of the file is asked anew: a live file grows.
  private void checkLength(long length) throws IOException {
    if (length < 0 || length > MAX_DATA_BYTES) {
      throw corrupt(
          "a record of at most " + MAX_DATA_BYTES + " bytes", Long.toUnsignedString(length), null);
    }
    long left = channel.size() - offset - HEADER_BYTES;
    if (compression == Compression.NONE && left < length + FOOTER_BYTES) {
      throw tooShort(length, left);
    }
  }

  private TruncatedRecordException tooShort(long length, long left) {
    return truncated(
        "%d bytes of data and checksum".formatted(length + FOOTER_BYTES),
        left + " before the file ends",
        null);
  }

  private TruncatedRecordException truncated(String expected, String found, Throwable cause) {
    return new TruncatedRecordException(file, offset, sentence(expected, found), cause);
  }

  private CorruptRecordException corrupt(String expected, String found, Throwable cause) {
    return new CorruptRecordException(file, offset, sentence(expected, found), cause);
  }

  private static String sentence(String expected, String found) {
    return "Expected " + expected + " but found " + found;
  }
}
