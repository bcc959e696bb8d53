package neva.image;

import static neva.image.DamagedImageException.unless;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;

/** Decodes one picture file to RGB, whatever its colours are. */
final class PictureDecoder {

  private final byte[] file;
  private final ImageHeader header;
  private final List<String> warnings = new ArrayList<>();

  PictureDecoder(byte[] file) {
    this.file = file;
    header = ImageHeader.read(file);
  }

  Picture decode() {
    return read(reader -> isCmykJpeg() ? inks(reader) : Colours.convert(reader.read(0)));
  }

  /** Decodes every pixel, and leaves the colours of most JPEGs as the file has them. */
  void check() {
    boolean plain = header.format() == ImageFormat.JPEG && header.channels() == 3;
    if (plain) {
      read(reader -> reader.readRaster(0, null));
    } else {
      decode();
    }
  }

  /** What is done with an image reader. */
  private interface Reading<T> {

    T from(ImageReader reader) throws IOException;
  }

  private <T> T read(Reading<T> reading) {
    checkMemory();
    ImageReader reader = ImageIO.getImageReadersByFormatName(header.format().name()).next();
    try (var stream = new MemoryStream(file)) {
      reader.setInput(stream, true, true);
      reader.addIIOReadWarningListener((source, warning) -> warnings.add(warning));
      T pixels = reading.from(reader);
      checkComplete();
      return pixels;
    } catch (DamagedImageException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      // Decoders throw all kinds of exceptions at damaged files.
      throw new DamagedImageException("pixels that decode", reason(e), e);
    } finally {
      reader.dispose();
    }
  }

  private boolean isCmykJpeg() {
    return header.format() == ImageFormat.JPEG && header.cmyk();
  }

  private Picture inks(ImageReader reader) throws IOException {
    return CmykJpeg.toRgb(reader.readRaster(0, null), JpegFile.read(file).adobeTransform());
  }

  /** Damaged files may claim any size, and decoders believe it until the memory is full. */
  private void checkMemory() {
    long decoded = (long) header.channels() * (header.bits() > 8 ? 2 : 1);
    boolean copied = header.format() != ImageFormat.JPEG || header.channels() != 3;
    long most = Runtime.getRuntime().maxMemory() / 3 / (decoded + (copied ? 3 : 0));
    unless(
        (long) header.width() * header.height() <= most,
        "a picture that fits into Java's memory (its option -Xmx gives more)",
        "%dx%d pixels and room for %,d",
        header.width(),
        header.height(),
        most);
  }

  /** The JPEG decoder fills what is missing or wrong with grey, and only warns. */
  private void checkComplete() {
    for (String warning : warnings) {
      boolean filled = warning.contains("premature end") || warning.contains("bad Huffman code");
      unless(!filled, "pixels that decode", "%s", warning);
    }
  }

  private static String reason(Exception e) {
    return e.getMessage() == null
        ? e.getClass().getSimpleName()
        : e.getMessage().replaceFirst("[.!]+$", "").replaceAll("\\p{Cntrl}", "?");
  }
}
