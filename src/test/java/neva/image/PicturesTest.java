package neva.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PicturesTest {

  private static Picture roundTrip(BufferedImage image, String format) {
    return Pictures.decode(PictureFiles.encode(image, format));
  }

  private static int rgb(Picture picture, int x) {
    return picture.rgb(x, 0);
  }

  @Test
  void readsColours() {
    var image = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
    image.setRGB(0, 0, 0xff336699);
    for (String format : new String[] {"png", "bmp", "tif"}) {
      assertThat(rgb(roundTrip(image, format), 0)).as(format).isEqualTo(0x336699);
    }
  }

  @Test
  void readsPalettes() {
    var image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(1, 0, 0xffffffff);
    var picture = roundTrip(image, "gif");
    assertThat(rgb(picture, 0)).isZero();
    assertThat(rgb(picture, 1)).isEqualTo(0xffffff);
  }

  @Test
  void keepsTheShadesOfGrey() {
    var eight = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    eight.getRaster().setSample(0, 0, 0, 0x55);
    assertThat(rgb(roundTrip(eight, "png"), 0)).isEqualTo(0x555555);
    assertThat(rgb(roundTrip(eight, "jpg"), 0)).isEqualTo(0x555555);
    var sixteen = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    sixteen.getRaster().setSample(0, 0, 0, 0x5555);
    assertThat(rgb(roundTrip(sixteen, "png"), 0)).isEqualTo(0x555555);
  }

  @Test
  void putsWhatIsTransparentOnWhite() {
    var image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00123456);
    image.setRGB(1, 0, 0x80000000);
    var picture = roundTrip(image, "png");
    assertThat(rgb(picture, 0)).isEqualTo(0xffffff);
    assertThat(rgb(picture, 1)).isBetween(0x7e7e7e, 0x808080);
  }

  @Test
  void putsTransparentGreyOnWhite() {
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_GRAY),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_BYTE);
    var raster = model.createCompatibleWritableRaster(3, 1);
    raster.setPixels(0, 0, 3, 1, new int[] {0, 0, 0x55, 255, 0, 128});
    var picture = roundTrip(new BufferedImage(model, raster, false, null), "png");
    assertThat(rgb(picture, 0)).isEqualTo(0xffffff);
    assertThat(rgb(picture, 1)).isEqualTo(0x555555);
    assertThat(rgb(picture, 2)).isEqualTo(0x7f7f7f);
  }

  private static byte[] fourChannels(int... pixel) {
    return PictureFiles.fourChannelJpeg(16, 16, pixel);
  }

  private static byte[] withAdobeMarker(byte[] jpeg, int transform) {
    byte[] marker = HexFormat.of().parseHex("ffee000e41646f6265006400000000" + "0" + transform);
    return PictureFiles.insert(jpeg, 2, marker);
  }

  private static int readJpeg(byte[] bytes) {
    return rgb(Pictures.decode(bytes), 0);
  }

  private static void assertClose(int rgb, int red, int green, int blue) {
    int[] off = {(rgb >> 16) - red, (rgb >> 8 & 0xff) - green, (rgb & 0xff) - blue};
    assertThat(IntStream.of(off).map(Math::abs)).as(Integer.toHexString(rgb)).allMatch(d -> d <= 3);
  }

  @Test
  void mixesTheInksOfCmyk() {
    assertClose(readJpeg(fourChannels(0, 255, 255, 0)), 255, 0, 0);
    assertClose(readJpeg(fourChannels(0, 0, 0, 155)), 100, 100, 100);
  }

  @Test
  void readsAdobesInvertedInks() {
    assertClose(readJpeg(withAdobeMarker(fourChannels(255, 0, 0, 255), 0)), 255, 0, 0);
    assertClose(readJpeg(withAdobeMarker(fourChannels(255, 255, 255, 100), 0)), 100, 100, 100);
  }

  @Test
  void readsAdobesLuminanceAndChrominance() {
    // Y, Cb, Cr of the complement of red: the file says how much ink is missing from it.
    assertClose(readJpeg(withAdobeMarker(fourChannels(179, 171, 1, 255), 2)), 255, 0, 0);
    assertClose(readJpeg(withAdobeMarker(fourChannels(0, 128, 128, 100), 2)), 100, 100, 100);
  }

  /**
   * Two pixels of four 16-bit samples: 0x5555, 0xffff, 0 and opaque; black and half transparent.
   */
  private static BufferedImage sixteenBits() {
    var model =
        new ComponentColorModel(
            ColorSpace.getInstance(ColorSpace.CS_sRGB),
            true,
            false,
            Transparency.TRANSLUCENT,
            DataBuffer.TYPE_USHORT);
    var raster = model.createCompatibleWritableRaster(2, 1);
    raster.setPixels(0, 0, 2, 1, new int[] {0x5555, 0xffff, 0, 0xffff, 0, 0, 0, 0x8080});
    return new BufferedImage(model, raster, false, null);
  }

  @Test
  void readsSixteenBitsAChannel() {
    for (String format : new String[] {"png", "tif"}) {
      var picture = roundTrip(sixteenBits(), format);
      assertThat(rgb(picture, 0)).as(format).isEqualTo(0x55ff00);
      assertThat(rgb(picture, 1)).as(format).isEqualTo(0x7f7f7f);
    }
  }

  @Test
  void takesTheFirstOfSeveralPictures() {
    var first = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
    first.setRGB(0, 0, 0xffffffff);
    var second = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
    for (String format : new String[] {"gif", "tiff"}) {
      var picture = Pictures.decode(PictureFiles.sequence(format, List.of(first, second)));
      assertThat(rgb(picture, 0)).as(format).isEqualTo(0xffffff);
    }
  }

  private static BufferedImage noise() {
    var image = new BufferedImage(100, 80, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int i = 0; i < 8000; i++) {
      image.setRGB(i % 100, i / 100, random.nextInt());
    }
    return image;
  }

  @Test
  void rejectsAJpegThatLacksPixelsBeforeItsEndMarker() {
    byte[] whole = PictureFiles.encode(noise(), "jpg");
    byte[] patched = Segments.join(Arrays.copyOf(whole, whole.length / 2), Segments.hex("ffd9"));
    assertThat(ImageHeader.read(patched).width()).isEqualTo(100);
    assertThatThrownBy(() -> Pictures.decode(patched))
        .isInstanceOf(DamagedImageException.class)
        .hasMessageContaining("premature end");
  }

  @Test
  void rejectsAPictureThatDoesNotFitIntoMemory() {
    int side = (int) Math.min(12_000, 1.1 * Math.sqrt(Runtime.getRuntime().maxMemory() / 21.0));
    ByteBuffer head = ByteBuffer.allocate(13).putInt(side).putInt(side).put((byte) 8).put((byte) 6);
    byte[] file =
        Segments.join(
            Segments.hex("89504e470d0a1a0a"),
            Segments.chunk("IHDR", head.array()),
            Segments.chunk("IDAT", new byte[600_000]),
            Segments.chunk("IEND", new byte[0]));
    assertThatThrownBy(() -> Pictures.decode(file))
        .isInstanceOf(DamagedImageException.class)
        .hasMessageContaining(
            "a picture that fits into Java's memory (its option -Xmx gives more)");
  }

  @Test
  void decodesInManyThreadsAtOnce() {
    for (String format : new String[] {"png", "jpg"}) {
      byte[] file = PictureFiles.encode(noise(), format);
      byte[] expected = Pictures.decode(file).bgr();
      IntStream.range(0, 200)
          .parallel()
          .forEach(i -> assertThat(Pictures.decode(file).bgr()).as(format).isEqualTo(expected));
    }
  }

  @Test
  void writesPngsThatHoldEveryPixel() {
    Picture picture = Picture.of(noise());
    byte[] png = Pictures.png(picture);
    assertThat(Pictures.decode(png).bgr()).isEqualTo(picture.bgr());
    assertThat(Pictures.png(picture)).isEqualTo(png);
    assertThat(ImageHeader.read(png).format()).isEqualTo(ImageFormat.PNG);
  }

  @Test
  void writesJpegsAsGoodAsAskedFor() {
    var smooth = new BufferedImage(64, 48, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < 64 * 48; i++) {
      smooth.setRGB(i % 64, i / 64, (4 * (i % 64)) << 16 | (5 * (i / 64)) << 8 | 90);
    }
    Picture picture = Picture.of(smooth);
    byte[] good = Pictures.jpeg(picture, 0.95f);
    byte[] small = Pictures.jpeg(picture, 0.2f);
    assertThat(good).hasSizeGreaterThan(small.length).isEqualTo(Pictures.jpeg(picture, 0.95f));
    assertThat(error(picture, good)).isLessThan(error(picture, small)).isLessThan(2);
    assertThat(ImageHeader.read(good))
        .isEqualTo(new ImageHeader(ImageFormat.JPEG, 64, 48, 3, 8, false, false, 1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pictures.jpeg(picture, 1.5f))
        .withMessage("quality must be between 0 and 1, found 1.5");
  }

  /** The mean difference of a sample. */
  private static double error(Picture picture, byte[] file) {
    byte[] expected = picture.bgr();
    byte[] actual = Pictures.decode(file).bgr();
    return IntStream.range(0, expected.length)
        .map(i -> Math.abs((expected[i] & 0xff) - (actual[i] & 0xff)))
        .average()
        .orElseThrow();
  }

  @Test
  void givesItsPixelsAsCopies() {
    Picture picture = Picture.of(noise());
    byte[] rgb = new byte[3 * 100 * 80 + 5];
    picture.writeRgb(rgb, 5);
    int at = 5 + 3 * (7 * 100 + 3);
    assertThat(HexFormat.of().formatHex(rgb, at, at + 3))
        .isEqualTo("%06x".formatted(picture.rgb(3, 7)));
    BufferedImage copy = picture.toBufferedImage();
    assertThat(copy.getRGB(3, 7) & 0xffffff).isEqualTo(picture.rgb(3, 7));
    copy.setRGB(3, 7, ~copy.getRGB(3, 7));
    assertThat(picture.rgb(3, 7)).isEqualTo(noise().getRGB(3, 7) & 0xffffff);
    assertThatThrownBy(() -> picture.rgb(100, 0)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void takesAPartOfABiggerImage() {
    for (int type : new int[] {BufferedImage.TYPE_3BYTE_BGR, BufferedImage.TYPE_4BYTE_ABGR}) {
      var whole = PictureFiles.image(30, 20, type, new Random(4));
      Picture part = Picture.of(whole.getSubimage(11, 7, 10, 5));
      Picture all = Picture.of(whole);
      assertThat(part.width()).isEqualTo(10);
      assertThat(part.rgb(9, 4)).isEqualTo(all.rgb(20, 11));
    }
  }
}
