package neva.dataset;

import java.awt.image.BufferedImage;
import neva.image.Picture;
import neva.io.BadInputException;
import neva.io.Check;

/**
 * An image with its label.
 *
 * @param height in pixels
 * @param width in pixels
 * @param channels 3 for red, green, blue; 1 for grey
 * @param pixels uint8 [h, w, c] in row-major order; taken over without a copy, so the array is no
 *     longer to be changed
 * @param label of its class, an index into the class names of its set
 */
public record Example(int height, int width, int channels, byte[] pixels, int label) {

  /**
   * @throws BadInputException when the number of pixels does not fit, or another value is out of
   *     its range
   */
  public Example {
    Check.positive("height", height);
    Check.positive("width", width);
    checkChannels(channels);
    Check.notNegative("label", label);
    if (pixels.length != (long) height * width * channels) {
      throw new BadInputException(
          "pixels must hold an image of %dx%dx%d, that is %d bytes, found %d"
              .formatted(height, width, channels, (long) height * width * channels, pixels.length));
    }
  }

  /**
   * An image of values from 0 to 1, each rounded to a 255th.
   *
   * @param values [h, w, c] in row-major order
   * @throws BadInputException when a value is below 0, above 1 or not a number
   */
  public Example(int height, int width, int channels, float[] values, int label) {
    this(height, width, channels, bytes(values), label);
  }

  /** A picture in red, green and blue, whatever its own colours; what is transparent is white. */
  public static Example of(BufferedImage picture, int label) {
    return of(Picture.of(picture), label);
  }

  static Example of(Picture picture, int label) {
    byte[] pixels = new byte[3 * picture.height() * picture.width()];
    picture.writeRgb(pixels, 0);
    return new Example(picture.height(), picture.width(), 3, pixels, label);
  }

  /** The same image with another label. */
  Example withLabel(int other) {
    return new Example(height, width, channels, pixels, other);
  }

  /** The image as a picture to show or to save, in RGB. */
  public BufferedImage image() {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int p = 0; p < height * width; p++) {
      image.setRGB(p % width, p / width, rgb(p * channels));
    }
    return image;
  }

  private int rgb(int at) {
    int last = at + channels - 1;
    int middle = at + channels / 2;
    return (pixels[at] & 0xff) << 16 | (pixels[middle] & 0xff) << 8 | pixels[last] & 0xff;
  }

  /** Such as {@code 32x24x3}: height, width, channels. */
  String size() {
    return size(height, width, channels);
  }

  static String size(int height, int width, int channels) {
    return height + "x" + width + "x" + channels;
  }

  static int checkChannels(int channels) {
    if (channels != 1 && channels != 3) {
      throw new BadInputException("channels must be 1 or 3, found " + channels);
    }
    return channels;
  }

  /** Values in [0, 1] as pixels. */
  static byte[] bytes(float[] values) {
    byte[] bytes = new byte[values.length];
    for (int i = 0; i < bytes.length; i++) {
      if (!(values[i] >= 0 && values[i] <= 1)) {
        throw new BadInputException(
            "values must be between 0 and 1, found %s at index %d: divide pixels from 0 to 255 by 255."
                .formatted(values[i], i));
      }
      bytes[i] = (byte) Math.round(255 * values[i]);
    }
    return bytes;
  }
}
