package neva.image;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import neva.io.BadInputException;
import neva.io.Check;

/** Decodes, scales and encodes pictures. All methods may be called by many threads at once. */
public final class Pictures {

  private Pictures() {}

  /**
   * Decodes the first picture of a JPEG, PNG, GIF, BMP or TIFF file: colour of 8 or 16 bits, grey,
   * palettes, CMYK and YCCK. What is transparent becomes white. The pixels are those stored: EXIF's
   * orientation is not applied.
   *
   * @throws DamagedImageException as {@link ImageHeader#read}, and when pixels are missing or do
   *     not decode
   */
  public static Picture decode(byte[] file) {
    return new PictureDecoder(file).decode();
  }

  /**
   * Decodes the picture in a file; see {@link #decode}.
   *
   * @throws BadInputException when there is no such file, or naming it, as {@link #decode}
   */
  public static Picture read(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          "Expected a picture but there is no file %s; name another.".formatted(file));
    }
    try {
      return decode(Files.readAllBytes(file));
    } catch (DamagedImageException e) {
      throw new BadInputException("%s: %s".formatted(file, e.getMessage()), e);
    }
  }

  /**
   * Decodes the picture in a stream, which is read to its end and stays open; see {@link #decode}.
   */
  public static Picture read(InputStream stream) throws IOException {
    return decode(stream.readAllBytes());
  }

  /**
   * Decodes every pixel of the first picture of a file to see that it can be done; quicker than
   * {@link #decode}, for nothing is made of them.
   *
   * @throws DamagedImageException as {@link #decode}
   */
  public static void check(byte[] file) {
    new PictureDecoder(file).check();
  }

  /**
   * Reduces a picture so that neither side is longer than {@code maxSide}, keeping its proportions;
   * a picture that fits already is returned as it is.
   */
  public static Picture scaleToFit(Picture picture, int maxSide) {
    Check.positive("maxSide", maxSide);
    double reduction = (double) maxSide / Math.max(picture.width(), picture.height());
    return reduction >= 1
        ? picture
        : Resampler.scale(
            picture, side(picture.width(), reduction), side(picture.height(), reduction));
  }

  private static int side(int pixels, double reduction) {
    return (int) Math.max(1, Math.round(pixels * reduction));
  }

  /** Crops a picture around its middle to the proportions asked for and scales it. */
  public static Picture scaleToFill(Picture picture, int width, int height) {
    return Resampler.cropAndScale(
        picture, Check.positive("width", width), Check.positive("height", height));
  }

  /**
   * Encodes as JPEG with colours at half the resolution; the same picture always gives the same
   * bytes.
   *
   * @param quality above 0, at most 1
   */
  public static byte[] jpeg(Picture picture, float quality) {
    Check.between("quality", Check.positive("quality", quality), 0, 1);
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionQuality(quality);
    return encode(picture.image(), writer, param);
  }

  /** Encodes as PNG; the same picture always gives the same bytes. */
  public static byte[] png(Picture picture) {
    return encode(picture.image(), ImageIO.getImageWritersByFormatName("png").next(), null);
  }

  private static byte[] encode(BufferedImage image, ImageWriter writer, ImageWriteParam param) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), param);
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }
}
