package neva.image;

/**
 * What a picture file says of itself, and proof that its structure is whole.
 *
 * @param width of the pixels as stored, before any rotation that {@code orientation} asks for; of
 *     the first picture where there are several
 * @param height of the pixels as stored
 * @param channels 1 grey, 2 grey with alpha, 3 colour, 4 colour with alpha or CMYK; what a palette
 *     holds is colour
 * @param bits of a channel; 8 for palettes and for packed pixels
 * @param cmyk whether the channels are cyan, magenta, yellow, black
 * @param animated whether the file holds several pictures
 * @param orientation EXIF's 1 to 8; 1 when the file does not say
 */
public record ImageHeader(
    ImageFormat format,
    int width,
    int height,
    int channels,
    int bits,
    boolean cmyk,
    boolean animated,
    int orientation) {

  private static final long MOST_PIXELS = 150_000_000;
  private static final String DECODABLE = "a JPEG, PNG, GIF, BMP or TIFF picture";

  public ImageHeader {
    if (width < 1 || height < 1) {
      throw new DamagedImageException(
          "a width and a height of at least 1", size(width, height) + " pixels");
    }
    if ((long) width * height > MOST_PIXELS) {
      throw new DamagedImageException(
          "at most " + FileBytes.number(MOST_PIXELS) + " pixels", size(width, height));
    }
  }

  private static String size(int width, int height) {
    return Integer.toUnsignedString(width) + "x" + Integer.toUnsignedString(height);
  }

  /**
   * Walks the structure of a picture file to its end without decoding a pixel.
   *
   * <p>What this detects, format by format:
   *
   * <ul>
   *   <li>JPEG: segments that do not fit, the missing end marker, a size that so few bytes cannot
   *       hold. Bytes behind the end marker are allowed, since cameras and phones put there what
   *       they like.
   *   <li>PNG: chunks that do not fit or whose checksum is wrong, a missing last chunk, a size that
   *       so few bytes cannot hold; so every damaged byte.
   *   <li>GIF: blocks that do not fit, the missing trailer.
   *   <li>BMP: a file shorter than its uncompressed pixels. What compressed ones need is unknown:
   *       there only the size that the header claims is checked.
   *   <li>TIFF: a first directory, strips or tiles that reach beyond the end.
   * </ul>
   *
   * <p>Bytes that were changed within compressed pixels only show when they are decoded, and not
   * always then.
   *
   * @throws DamagedImageException when the structure is damaged or cut off, when the picture has no
   *     pixels or more than 150 million, and when the format is none of the five
   */
  public static ImageHeader read(byte[] file) {
    ImageFormat format =
        ImageFormat.of(file)
            .orElseThrow(() -> new DamagedImageException(DECODABLE, Beginning.describe(file)));
    return switch (format) {
      case JPEG -> JpegFile.read(file).header();
      case PNG -> PngFile.header(file);
      case GIF -> GifFile.header(file);
      case BMP -> BmpFile.header(file);
      case TIFF -> TiffFile.header(file);
      case WEBP -> throw new DamagedImageException(DECODABLE, Beginning.describe(file));
    };
  }
}
