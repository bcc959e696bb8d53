package neva.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import neva.image.DamagedImageException;
import neva.image.Pictures;
import neva.io.BadInputException;

/** Single pictures, prepared exactly as {@link ImageFolder} prepares those of a set. */
public final class ImageFile {

  private ImageFile() {}

  /**
   * Reads a picture of any size, crops it around its middle to the proportions asked for and scales
   * it.
   *
   * @param height of the result, in pixels
   * @param width of the result, in pixels
   * @return uint8 [height, width, 3], red, green, blue
   * @throws BadInputException when there is no such file or it does not decode
   */
  public static byte[] read(Path file, int height, int width) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException("Expected a picture but found no file at %s.".formatted(file));
    }
    byte[] pixels = new byte[3 * height * width];
    read(file, height, width, pixels, 0);
    return pixels;
  }

  /** Writes the prepared picture, [height, width, 3], into {@code pixels} from {@code at} on. */
  static void read(Path file, int height, int width, byte[] pixels, int at) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    try {
      Pictures.scaleToFill(Pictures.decode(bytes), width, height).writeRgb(pixels, at);
    } catch (DamagedImageException e) {
      throw new BadInputException(
          ("Expected a picture but was %,d bytes that do not decode (expected %s, found %s) in %s."
                  + " Replace the file or take it away.")
              .formatted(bytes.length, e.expected(), e.found(), file),
          e);
    }
  }
}
