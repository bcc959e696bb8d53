package neva.image;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;

/** Picture files of every kind that Java can write. */
final class PictureFiles {

  private PictureFiles() {}

  /** Random shades in squares of 4 pixels, so that compression has something to do. */
  static BufferedImage image(int width, int height, int type, Random random) {
    var image = new BufferedImage(width, height, type);
    int[] colours = random.ints(16).toArray();
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, colours[(x / 4 * 7 + y / 4 * 3) % 16]);
      }
    }
    return image;
  }

  static byte[] encode(BufferedImage image, String format) {
    return encode(format, null, new IIOImage(image, null, null));
  }

  /** With interlaced rows (PNG, GIF) or in several scans (JPEG). */
  static byte[] progressive(BufferedImage image, String format) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setProgressiveMode(ImageWriteParam.MODE_DEFAULT);
    return encode(format, param, new IIOImage(image, null, null));
  }

  static byte[] compressed(BufferedImage image, String format, String compression) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    ImageWriteParam param = writer.getDefaultWriteParam();
    param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    param.setCompressionType(compression);
    return encode(format, param, new IIOImage(image, null, null));
  }

  /** A JPEG of equal pixels of four channels, as the writer makes it: without Adobe's marker. */
  static byte[] fourChannelJpeg(int width, int height, int... pixel) {
    var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
    for (int i = 0; i < width * height; i++) {
      raster.setPixel(i % width, i / width, pixel);
    }
    return encode("jpg", null, new IIOImage(raster, null, null));
  }

  private static byte[] encode(String format, ImageWriteParam param, IIOImage image) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(null, image, param);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** A file of several pictures. */
  static byte[] sequence(String format, List<BufferedImage> images) {
    ImageWriter writer = ImageIO.getImageWritersByFormatName(format).next();
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.prepareWriteSequence(null);
      for (BufferedImage image : images) {
        writer.writeToSequence(new IIOImage(image, null, null), null);
      }
      writer.endWriteSequence();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** The same file with {@code more} put in before byte {@code at}. */
  static byte[] insert(byte[] file, int at, byte[] more) {
    var bytes = new ByteArrayOutputStream();
    bytes.write(file, 0, at);
    bytes.writeBytes(more);
    bytes.write(file, at, file.length - at);
    return bytes.toByteArray();
  }
}
