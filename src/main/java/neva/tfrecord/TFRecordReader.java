package neva.tfrecord;

import static neva.tfrecord.RecordFrame.FOOTER_BYTES;
import static neva.tfrecord.RecordFrame.HEADER_BYTES;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * Reads the records of a TFRecord file one after the other, holding one in memory at a time.
 *
 * <p>Files compressed as a whole with gzip or zlib are recognised by their content. Both checksums
 * of every record are verified. Not safe for use by several threads at once.
 */
public final class TFRecordReader implements Closeable {

  private static final int BUFFER_BYTES = 1 << 16;

  // Java copies through native memory, as much as is asked for at once.
  private static final int SLICE_BYTES = 1 << 20;

  private final RecordFrame frame;
  private final FileChannel channel;
  private InputStream in; // null until the first read, which reports a damaged gzip header too
  private Compression compression;
  private long nextOffset;
  private long offset = -1;

  private TFRecordReader(Path file, FileChannel channel) {
    this.frame = new RecordFrame(file);
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
   * @throws neva.io.BadInputException when the record takes more than a quarter of Java's memory
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
      throw frame.truncated(
          "the end of the compressed data", "an earlier end of the file", offset, e);
    } catch (ZipException e) {
      throw frame.corrupt(
          "whole compressed data", "a damaged part (" + e.getMessage() + ")", offset, e);
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
    long length = frame.length(header, offset);
    checkFileHolds(length);
    frame.checkMemory(length, offset);
    byte[] data = bytes((int) length);
    byte[] footer = in.readNBytes(FOOTER_BYTES);
    if (footer.length < FOOTER_BYTES) {
      throw frame.tooShort(length, data.length + footer.length, offset);
    }
    frame.checkData(data, footer, offset);
    nextOffset = offset + HEADER_BYTES + length + FOOTER_BYTES;
    return data;
  }

  private byte[] bytes(int length) throws IOException {
    if (compression != Compression.NONE) {
      return in.readNBytes(length); // the array grows with what is there
    }
    byte[] data = new byte[length];
    int done = 0;
    int read = length;
    while (done < length && read > 0) {
      read = in.readNBytes(data, done, Math.min(length - done, SLICE_BYTES));
      done += read;
    }
    return done < length ? Arrays.copyOf(data, done) : data;
  }

  // The size of the file is asked anew: a live file grows.
  private void checkFileHolds(long length) throws IOException {
    long left = channel.size() - offset - HEADER_BYTES;
    if (compression == Compression.NONE && left < length + FOOTER_BYTES) {
      throw frame.tooShort(length, left, offset);
    }
  }
}
