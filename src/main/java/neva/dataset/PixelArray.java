package neva.dataset;

import neva.io.BadInputException;
import neva.io.Text;

/**
 * The pixels of images of one size, put together image by image.
 *
 * @param pixels uint8 [n, h, w, c]
 */
record PixelArray(int height, int width, int channels, byte[] pixels) {

  private static final long MOST_BYTES = Integer.MAX_VALUE - 8; // of a Java array

  /**
   * Room for {@code n} images.
   *
   * @throws BadInputException when they take more than 2 GB
   */
  static PixelArray of(int n, int height, int width, int channels) {
    long bytes = (long) n * height * width * channels;
    if (bytes > MOST_BYTES) {
      throw new BadInputException(
          Text.format(
              "Expected at most 2 GB of pixels in memory but was %.1f GB, %,d images of %s: give fewer or smaller images.",
              bytes / 1e9, n, Example.size(height, width, channels)));
    }
    return new PixelArray(height, width, channels, new byte[(int) bytes]);
  }

  int imageLength() {
    return height * width * channels;
  }

  /**
   * @param place from 0 on, within the table
   * @param index of the example in its set, for messages
   * @throws BadInputException when the example has another size
   */
  void put(int place, Example example, int index) {
    if (!example.size().equals(Example.size(height, width, channels))) {
      throw new BadInputException(
          "Expected images of one size, %s as the first, but was %s at image %d: scale them all to one size."
              .formatted(Example.size(height, width, channels), example.size(), index));
    }
    System.arraycopy(example.pixels(), 0, pixels, place * imageLength(), imageLength());
  }
}
