package neva.dataset;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import neva.image.DamagedImageException;
import neva.image.Picture;
import neva.image.Pictures;
import neva.io.BadInputException;
import neva.io.Text;

/** Single pictures, prepared exactly as {@link ImageFolder} prepares those of a set. */
public final class ImageFile {

  private ImageFile() {}

  /**
   * Reads a picture of any size, crops it around its middle to the proportions asked for and scales
   * it.
   *
   * @param height of the result, in pixels
   * @param width of the result, in pixels
   * @param channels 3 for red, green, blue; 1 for grey, the luminance of ITU-R BT.601
   * @return uint8 [height, width, channels]
   * @throws BadInputException when there is no such file or it does not decode
   */
  public static byte[] read(Path file, int height, int width, int channels) throws IOException {
    return prepared(decode(bytes(file), file), height, width, channels);
  }

  /**
   * Reads a picture file from a stream, to its end, and prepares it like one at a path.
   *
   * @see #read(Path, int, int, int)
   */
  public static byte[] read(InputStream stream, int height, int width, int channels)
      throws IOException {
    return prepared(decode(stream.readAllBytes(), "the stream"), height, width, channels);
  }

  /**
   * Prepares a picture in memory like one in a file.
   *
   * @see #read(Path, int, int, int)
   */
  public static byte[] of(BufferedImage picture, int height, int width, int channels) {
    return prepared(Picture.of(picture), height, width, channels);
  }

  private static byte[] prepared(Picture picture, int height, int width, int channels) {
    Example.checkChannels(channels);
    byte[] pixels = new byte[3 * height * width];
    Pictures.scaleToFill(picture, width, height).writeRgb(pixels, 0);
    return channels == 1 ? grey(pixels) : pixels;
  }

  /**
   * The content of a file.
   *
   * @throws BadInputException when it is not there, or a link to nothing
   */
  static byte[] bytes(Path file) throws IOException {
    if (leadsNowhere(file)) {
      throw new BadInputException(
          "Expected a picture but %s is a link to nothing: restore the file that it names, or take it away."
              .formatted(file));
    }
    if (!Files.isRegularFile(file)) {
      throw new BadInputException("Expected a picture but found no file at %s.".formatted(file));
    }
    return Files.readAllBytes(file);
  }

  /** Whether a file is a link whose goal is not there. */
  static boolean leadsNowhere(Path file) {
    return Files.isSymbolicLink(file) && !Files.exists(file);
  }

  private static Picture decode(byte[] bytes, Object source) {
    try {
      return Pictures.decode(bytes);
    } catch (DamagedImageException e) {
      throw new BadInputException(
          Text.format(
              "Expected a picture but was %,d bytes that do not decode (expected %s, found %s) in %s."
                  + " Replace the file or take it away.",
              bytes.length, e.expected(), e.found(), source),
          e);
    }
  }

  private static byte[] grey(byte[] rgb) {
    byte[] grey = new byte[rgb.length / 3];
    for (int i = 0; i < grey.length; i++) {
      int red = rgb[3 * i] & 0xff;
      int green = rgb[3 * i + 1] & 0xff;
      int blue = rgb[3 * i + 2] & 0xff;
      grey[i] = (byte) ((299 * red + 587 * green + 114 * blue + 500) / 1000);
    }
    return grey;
  }
}
