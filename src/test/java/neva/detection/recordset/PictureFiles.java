package neva.detection.recordset;

import java.awt.image.BufferedImage;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Picture files of unusual kinds. */
final class PictureFiles {

  private static final Random RANDOM = new Random(7); // every picture differs

  private PictureFiles() {}

  static byte[] plain(String format, int width, int height) throws IOException {
    return DrawnSet.encoded(noise(width, height, BufferedImage.TYPE_INT_RGB), format);
  }

  static byte[] grey(String format, int width, int height) throws IOException {
    return DrawnSet.encoded(noise(width, height, BufferedImage.TYPE_BYTE_GRAY), format);
  }

  static byte[] sixteenBits(int width, int height) throws IOException {
    return DrawnSet.encoded(noise(width, height, BufferedImage.TYPE_USHORT_GRAY), "png");
  }

  private static BufferedImage noise(int width, int height, int type) {
    BufferedImage image = new BufferedImage(width, height, type);
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        image.setRGB(x, y, RANDOM.nextInt(0x1000000));
      }
    }
    return image;
  }

  static byte[] cmykJpeg(int width, int height) throws IOException {
    WritableRaster raster =
        Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, width, height, 4, null);
    raster.setPixels(0, 0, width, height, inks(width, height));
    ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(raster, null, null), null);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static int[] inks(int width, int height) {
    int[] inks = new int[4 * width * height];
    for (int i = 0; i < inks.length; i++) {
      inks[i] = 40 * (i % 4) + i / 4 % width; // smooth, so that decoders agree
    }
    return inks;
  }

  static byte[] animatedGif(int width, int height) throws IOException {
    ImageWriter writer = ImageIO.getImageWritersByFormatName("gif").next();
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.prepareWriteSequence(null);
      for (int i = 0; i < 3; i++) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_BYTE_INDEXED);
        writer.writeToSequence(new IIOImage(image, null, null), null);
      }
      writer.endWriteSequence();
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  /** Puts an EXIF segment with an orientation behind the start of a JPEG file. */
  static byte[] oriented(byte[] jpeg, int orientation) {
    ByteBuffer tiff = ByteBuffer.allocate(26);
    tiff.put("MM".getBytes()).putShort((short) 42).putInt(8).putShort((short) 1);
    tiff.putShort((short) 0x112).putShort((short) 3).putInt(1);
    tiff.putShort((short) orientation).putShort((short) 0).putInt(0);
    ByteBuffer file = ByteBuffer.allocate(jpeg.length + 36);
    file.put(jpeg, 0, 2).putShort((short) 0xffe1).putShort((short) 34);
    file.put("Exif\0\0".getBytes()).put(tiff.array());
    file.put(jpeg, 2, jpeg.length - 2);
    return file.array();
  }
}
