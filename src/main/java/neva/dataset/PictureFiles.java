package neva.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import neva.io.BadInputException;

/** Many pictures, decoded by all processors and brought to one size. */
final class PictureFiles {

  private PictureFiles() {}

  /**
   * @param source that the files belong to, for messages
   * @return uint8 [n, height, width, 3], in the order of {@code files}
   * @throws BadInputException when one does not decode, or all together are more than 2 GB
   */
  static byte[] decode(List<Path> files, int height, int width, Path source) throws IOException {
    long length = 3L * height * width;
    byte[] pixels = new byte[checkedLength(files.size() * length, source)];
    try {
      IntStream.range(0, files.size())
          .parallel()
          .forEach(i -> decode(files.get(i), height, width, pixels, (int) (i * length)));
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    return pixels;
  }

  private static void decode(Path file, int height, int width, byte[] pixels, int at) {
    try {
      ImageFile.read(file, height, width, pixels, at);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int checkedLength(long length, Path source) {
    if (length > Integer.MAX_VALUE - 8) {
      throw new BadInputException(
          ("Expected at most 2 GB of pixels but was %.1f GB in %s."
                  + " Ask for smaller images or give fewer pictures.")
              .formatted(length / 1e9, source));
    }
    return (int) length;
  }
}
