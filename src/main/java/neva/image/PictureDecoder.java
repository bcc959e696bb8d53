package neva.image;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Decodes picture files to RGB, whatever their colours are. */
final class PictureDecoder {

  private PictureDecoder() {}

  static Picture decode(byte[] file) {
    ImageHeader header = ImageHeader.read(file);
    try (var stream = new MemoryStream(file)) {
      ImageReader reader = ImageIO.getImageReadersByFormatName(header.format().name()).next();
      try {
        reader.setInput(stream, true, true);
        return decode(reader, header, file);
      } finally {
        reader.dispose();
      }
    } catch (DamagedImageException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders throw all kinds of exceptions at damaged files.
      throw new DamagedImageException("pixels that decode", reason(e), e);
    }
  }

  private static Picture decode(ImageReader reader, ImageHeader header, byte[] file)
      throws IOException {
    List<String> warnings = new ArrayList<>();
    reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
    boolean cmykJpeg = header.cmyk() && header.format() == ImageFormat.JPEG;
    Picture picture =
        cmykJpeg
            ? CmykJpeg.toRgb(reader.readRaster(0, null), JpegFile.walk(file).adobeTransform())
            : Colours.convert(reader.read(0));
    checkComplete(warnings);
    return picture;
  }

  /** The JPEG decoder fills what is missing with grey and only warns. */
  private static void checkComplete(List<String> warnings) {
    for (String warning : warnings) {
      if (warning.contains("premature end") || warning.contains("bad Huffman code")) {
        throw new DamagedImageException("pixels that decode", warning);
      }
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }
}
