package neva.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Random pictures in every format and kind of colours: what was written is what is read. */
class ImageHeaderPropertyTest {

  /** A way to write a picture, and what its header must then say. */
  record Kind(
      String name,
      ImageFormat format,
      int type,
      int channels,
      int bits,
      Function<BufferedImage, byte[]> writer) {

    byte[] write(int width, int height, long seed) {
      return writer.apply(PictureFiles.image(width, height, type, new Random(seed)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  private static Kind plain(String name, ImageFormat format, int type, int channels, int bits) {
    String suffix = format.name().toLowerCase();
    return new Kind(
        name, format, type, channels, bits, image -> PictureFiles.encode(image, suffix));
  }

  private static Kind tiff(String compression) {
    return new Kind(
        "TIFF " + compression,
        ImageFormat.TIFF,
        BufferedImage.TYPE_3BYTE_BGR,
        3,
        8,
        image -> PictureFiles.compressed(image, "tiff", compression));
  }

  private static Kind progressive(ImageFormat format, int type) {
    return new Kind(
        "progressive " + format,
        format,
        type,
        3,
        8,
        image -> PictureFiles.progressive(image, format.name()));
  }

  private static final List<Kind> KINDS =
      List.of(
          plain("JPEG", ImageFormat.JPEG, BufferedImage.TYPE_3BYTE_BGR, 3, 8),
          plain("grey JPEG", ImageFormat.JPEG, BufferedImage.TYPE_BYTE_GRAY, 1, 8),
          progressive(ImageFormat.JPEG, BufferedImage.TYPE_INT_RGB),
          plain("PNG", ImageFormat.PNG, BufferedImage.TYPE_3BYTE_BGR, 3, 8),
          plain("PNG with alpha", ImageFormat.PNG, BufferedImage.TYPE_4BYTE_ABGR, 4, 8),
          plain("grey PNG", ImageFormat.PNG, BufferedImage.TYPE_BYTE_GRAY, 1, 8),
          plain("grey 16-bit PNG", ImageFormat.PNG, BufferedImage.TYPE_USHORT_GRAY, 1, 16),
          plain("black and white PNG", ImageFormat.PNG, BufferedImage.TYPE_BYTE_BINARY, 1, 1),
          plain("PNG with palette", ImageFormat.PNG, BufferedImage.TYPE_BYTE_INDEXED, 3, 8),
          progressive(ImageFormat.PNG, BufferedImage.TYPE_INT_RGB),
          plain("GIF", ImageFormat.GIF, BufferedImage.TYPE_BYTE_INDEXED, 3, 8),
          progressive(ImageFormat.GIF, BufferedImage.TYPE_BYTE_GRAY),
          plain("BMP", ImageFormat.BMP, BufferedImage.TYPE_3BYTE_BGR, 3, 8),
          plain("BMP with palette", ImageFormat.BMP, BufferedImage.TYPE_BYTE_INDEXED, 3, 8),
          plain("packed BMP", ImageFormat.BMP, BufferedImage.TYPE_USHORT_565_RGB, 3, 8),
          tiff("LZW"),
          tiff("Deflate"),
          tiff("PackBits"),
          plain("TIFF", ImageFormat.TIFF, BufferedImage.TYPE_3BYTE_BGR, 3, 8),
          plain("grey TIFF", ImageFormat.TIFF, BufferedImage.TYPE_BYTE_GRAY, 1, 8),
          plain("TIFF with palette", ImageFormat.TIFF, BufferedImage.TYPE_BYTE_INDEXED, 3, 8));

  @Provide
  Arbitrary<Kind> kinds() {
    return Arbitraries.of(KINDS);
  }

  @Property(tries = 400)
  void saysWhatWasWritten(
      @ForAll("kinds") Kind kind,
      @ForAll @IntRange(min = 1, max = 90) int width,
      @ForAll @IntRange(min = 1, max = 90) int height,
      @ForAll long seed) {
    assertThat(ImageHeader.read(kind.write(width, height, seed)))
        .isEqualTo(
            new ImageHeader(kind.format, width, height, kind.channels, kind.bits, false, false, 1));
  }

  @Property(tries = 400)
  void findsEveryCut(
      @ForAll("kinds") Kind kind,
      @ForAll @IntRange(min = 1, max = 60) int width,
      @ForAll @IntRange(min = 1, max = 60) int height,
      @ForAll long seed) {
    byte[] whole = kind.write(width, height, seed);
    byte[] cut = Arrays.copyOf(whole, Math.floorMod(seed, whole.length));
    assertThatThrownBy(() -> ImageHeader.read(cut)).isInstanceOf(DamagedImageException.class);
    assertThatThrownBy(() -> Pictures.decode(cut)).isInstanceOf(DamagedImageException.class);
  }

  @Property(tries = 200)
  void decodesToTheSizeOfTheHeader(
      @ForAll("kinds") Kind kind,
      @ForAll @IntRange(min = 1, max = 60) int width,
      @ForAll @IntRange(min = 1, max = 60) int height,
      @ForAll long seed) {
    Picture picture = Pictures.decode(kind.write(width, height, seed));
    assertThat(picture.width()).isEqualTo(width);
    assertThat(picture.height()).isEqualTo(height);
  }
}
