package neva.plot;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Iterator;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageTypeSpecifier;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import neva.io.AtomicFile;

/** Pictures as PNG. */
public final class Png {

  private Png() {}

  /**
   * Writes {@code image} to {@code file}, which appears whole or not at all; makes its folder.
   *
   * @throws IOException when writing fails
   */
  public static void write(BufferedImage image, Path file) throws IOException {
    byte[] png = encode(image);
    AtomicFile.write(file, out -> out.write(png));
  }

  /**
   * The bytes of a PNG file.
   *
   * @throws IllegalArgumentException when the colour model of {@code image} is none that PNG has
   */
  public static byte[] encode(BufferedImage image) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    ImageWriter writer = writer(image);
    ImageWriteParam most = writer.getDefaultWriteParam();
    most.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
    most.setCompressionQuality(0); // figures become a third as large as by default
    try (var stream = new MemoryCacheImageOutputStream(bytes)) {
      writer.setOutput(stream);
      writer.write(null, new IIOImage(image, null, null), most);
    } catch (IOException e) {
      throw new IllegalStateException("Writing to memory failed", e);
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static ImageWriter writer(BufferedImage image) {
    Iterator<ImageWriter> writers =
        ImageIO.getImageWriters(ImageTypeSpecifier.createFromRenderedImage(image), "png");
    if (!writers.hasNext()) {
      throw new IllegalArgumentException("image must be RGB, ARGB or grey, found " + image);
    }
    return writers.next();
  }
}
