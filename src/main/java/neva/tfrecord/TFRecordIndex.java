package neva.tfrecord;

import static neva.tfrecord.RecordFrame.FOOTER_BYTES;
import static neva.tfrecord.RecordFrame.HEADER_BYTES;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.LongStream;
import neva.io.BadInputException;

/**
 * Reads the records of an uncompressed TFRecord file in any order, by number. It keeps the offset
 * of each in memory, eight bytes a record.
 *
 * <p>Several threads may read at once. A thread that is interrupted while it reads closes the file
 * for all of them.
 */
public final class TFRecordIndex implements Closeable {

  // Java copies through native memory, as much as is asked for at once.
  private static final int SLICE_BYTES = 1 << 20;

  private final RecordFrame frame;
  private final FileChannel channel;
  private final long[] offsets; // [records + 1], the last one where the file ends

  private TFRecordIndex(RecordFrame frame, FileChannel channel) throws IOException {
    this.frame = frame;
    this.channel = channel;
    refuseCompressed();
    offsets = walk();
  }

  /**
   * Opens a file and finds its records by their headers, without reading the data.
   *
   * @throws BadInputException when the file is compressed
   * @throws TruncatedRecordException when the file ends within a record
   * @throws CorruptRecordException when the checksum of a length does not match
   */
  public static TFRecordIndex open(Path file) throws IOException {
    FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
    try {
      return new TFRecordIndex(new RecordFrame(file), channel);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  /** How many records the file has. */
  public int size() {
    return offsets.length - 1;
  }

  /** Where a record begins, in bytes from the start of the file; records count from 0. */
  public long offset(int record) {
    return offsets[Objects.checkIndex(record, size())];
  }

  /**
   * Returns the data of a record; records count from 0.
   *
   * @throws CorruptRecordException when the data's checksum does not match
   * @throws TruncatedRecordException when the file has become shorter since it was opened
   * @throws BadInputException when the record takes more than a quarter of Java's memory
   */
  public byte[] read(int record) throws IOException {
    long offset = offset(record);
    int length = (int) (offsets[record + 1] - offset - HEADER_BYTES - FOOTER_BYTES);
    frame.checkMemory(length, offset);
    byte[] data = bytes(offset + HEADER_BYTES, length);
    byte[] footer = bytes(offset + HEADER_BYTES + length, FOOTER_BYTES);
    if (footer.length < FOOTER_BYTES) {
      throw frame.tooShort(length, data.length + footer.length, offset);
    }
    frame.checkData(data, footer, offset);
    return data;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  private void refuseCompressed() throws IOException {
    Compression compression = Compression.of(bytes(0, HEADER_BYTES));
    if (compression != Compression.NONE) {
      throw new BadInputException(
          ("Expected an uncompressed record file but found %s compression in %s;"
                  + " decompress it, or read it from start to end.")
              .formatted(compression, frame.file()));
    }
  }

  private long[] walk() throws IOException {
    LongStream.Builder starts = LongStream.builder();
    long end = channel.size();
    long offset = 0;
    while (offset < end) {
      starts.add(offset);
      offset = next(offset, end);
    }
    return starts.add(end).build().toArray();
  }

  private long next(long offset, long end) throws IOException {
    long length = frame.length(bytes(offset, HEADER_BYTES), offset);
    long next = offset + HEADER_BYTES + length + FOOTER_BYTES;
    if (next > end) {
      throw frame.tooShort(length, end - offset - HEADER_BYTES, offset);
    }
    return next;
  }

  /** As many of these bytes as the file has. */
  private byte[] bytes(long position, int count) throws IOException {
    byte[] bytes = new byte[count];
    int done = 0;
    while (done < count) {
      ByteBuffer slice = ByteBuffer.wrap(bytes, done, Math.min(count - done, SLICE_BYTES));
      int read = channel.read(slice, position + done);
      if (read < 0) {
        return Arrays.copyOf(bytes, done);
      }
      done += read;
    }
    return bytes;
  }
}
