package neva.dataset;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import neva.io.BadInputException;
import neva.io.Text;

/**
 * An IDX file of unsigned bytes, as it is or compressed by gzip: two zero bytes, 8 for the type,
 * the number of dimensions, the size of each as a big-endian int, the values.
 *
 * @param sizes of the dimensions
 * @param values in row-major order
 * @see <a href="http://yann.lecun.com/exdb/mnist/">The format, with the MNIST database</a>
 */
record IdxFile(Path file, int[] sizes, byte[] values) {

  private static final int UNSIGNED_BYTES = 0x800;
  private static final long MOST_VALUES = 1L << 30;
  private static final int GZIP = 0x1f8b;
  private static final String REMEDY = "Fetch the file again.";

  /**
   * @param dimensions that the file must have
   * @throws BadInputException when it has others, or fewer or more values than its header says
   */
  static IdxFile read(Path file, int dimensions) throws IOException {
    try (InputStream stored = new BufferedInputStream(Files.newInputStream(file));
        DataInputStream in = new DataInputStream(unpacked(stored))) {
      checkMagic(in.readInt(), UNSIGNED_BYTES | dimensions, file);
      int[] sizes = new int[dimensions];
      for (int d = 0; d < dimensions; d++) {
        sizes[d] = in.readInt();
      }
      return new IdxFile(file, sizes, values(in, sizes, file));
    } catch (EOFException | ZipException e) {
      throw new BadInputException(
          "Expected a whole IDX file but %s is cut off or damaged (%s). %s"
              .formatted(file, e.getMessage() == null ? "it ends early" : e.getMessage(), REMEDY),
          e);
    }
  }

  /** Gzip is told by the first bytes, since browsers take it away without changing the name. */
  private static InputStream unpacked(InputStream in) throws IOException {
    in.mark(2);
    boolean gzip = (in.read() << 8 | in.read()) == GZIP;
    in.reset();
    return gzip ? new BufferedInputStream(new GZIPInputStream(in)) : in;
  }

  private static void checkMagic(int found, int expected, Path file) {
    if (found != expected) {
      throw new BadInputException(
          "Expected the magic number 0x%08x of an IDX file but was 0x%08x in %s. %s"
              .formatted(expected, found, file, REMEDY));
    }
  }

  private static byte[] values(InputStream in, int[] sizes, Path file) throws IOException {
    int expected = (int) length(sizes, file);
    byte[] values = in.readNBytes(expected);
    boolean more = in.read() >= 0;
    if (values.length < expected || more) {
      throw new BadInputException(
          "Expected %s bytes, as its header says, but was %s in %s. %s"
              .formatted(
                  shape(sizes), more ? "more" : Text.format("%,d", values.length), file, REMEDY));
    }
    return values;
  }

  /** Checked before anything is reserved for it. */
  private static long length(int[] sizes, Path file) {
    long length = 1;
    for (int size : sizes) {
      length = size < 0 || length > MOST_VALUES ? MOST_VALUES + 1 : length * size;
    }
    if (length > MOST_VALUES) {
      throw new BadInputException(
          Text.format(
              "Expected at most %,d bytes but the header says %s in %s. %s",
              MOST_VALUES, shape(sizes), file, REMEDY));
    }
    return length;
  }

  /** As unsigned numbers: {@code 10000×28×28}. */
  private static String shape(int[] sizes) {
    return Arrays.stream(sizes)
        .mapToObj(Integer::toUnsignedString)
        .collect(Collectors.joining("×"));
  }
}
