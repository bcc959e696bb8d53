package neva.tfrecord;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import neva.io.MaskedCrc32c;

/**
 * Writes records in the TFRecord framing: the length as unsigned 64-bit little-endian, its masked
 * CRC-32C, the data, the data's masked CRC-32C.
 *
 * <p>Records are buffered until {@link #flush} or {@link #close}. After a write that failed the
 * file may end in half a record, so every later call fails too. Not safe for use by several threads
 * at once.
 */
public final class TFRecordWriter implements Closeable {

  private static final int BUFFER_BYTES = 1 << 16;

  private final OutputStream file;
  private final OutputStream out;
  private IOException failure;

  /** Writes to {@code out}, which {@link #close} closes, without compression. */
  public TFRecordWriter(OutputStream out) throws IOException {
    this(out, Compression.NONE);
  }

  /** Writes to {@code out}, which {@link #close} closes. */
  public TFRecordWriter(OutputStream out, Compression compression) throws IOException {
    this.file = out;
    this.out = new BufferedOutputStream(compression.over(out), BUFFER_BYTES);
  }

  /**
   * Writes to a new file, without compression.
   *
   * @throws java.nio.file.FileAlreadyExistsException when {@code file} exists
   */
  public static TFRecordWriter create(Path file) throws IOException {
    return create(file, Compression.NONE);
  }

  /**
   * Writes to a new file.
   *
   * @throws java.nio.file.FileAlreadyExistsException when {@code file} exists
   */
  public static TFRecordWriter create(Path file, Compression compression) throws IOException {
    OutputStream out =
        Files.newOutputStream(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try {
      return new TFRecordWriter(out, compression);
    } catch (IOException e) {
      out.close();
      throw e;
    }
  }

  /**
   * Appends one record, which may be empty.
   *
   * @throws IOException when writing fails, now or earlier
   */
  public void write(byte[] data) throws IOException {
    byte[] length = littleEndian(Long.BYTES).putLong(data.length).array();
    byte[] header = littleEndian(12).put(length).putInt(MaskedCrc32c.of(length)).array();
    byte[] footer = littleEndian(Integer.BYTES).putInt(MaskedCrc32c.of(data)).array();
    attempt(
        () -> {
          out.write(header);
          out.write(data);
          out.write(footer);
        });
  }

  /**
   * Hands all records to the operating system, so that other processes see them; does not wait for
   * the disk.
   *
   * @throws IOException when writing fails, now or earlier
   */
  public void flush() throws IOException {
    attempt(out::flush);
  }

  /**
   * Writes what is buffered and closes the stream; after a failed write it only closes the stream.
   *
   * @throws IOException when writing the rest fails
   */
  @Override
  public void close() throws IOException {
    try (file) {
      if (failure == null) {
        attempt(out::close);
      }
    }
  }

  private interface Writing {
    void run() throws IOException;
  }

  // A second attempt would write the buffer again from its start, behind the part that went out.
  private void attempt(Writing writing) throws IOException {
    if (failure != null) {
      throw new IOException("An earlier write failed: " + failure.getMessage(), failure);
    }
    try {
      writing.run();
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  private static ByteBuffer littleEndian(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
