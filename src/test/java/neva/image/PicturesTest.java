package neva.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Transparency;
import java.awt.color.ColorSpace;
import java.awt.image.BufferedImage;
import java.awt.image.ComponentColorModel;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Random;
import java.util.stream.IntStream;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class PicturesTest {

  private static Picture roundTrip(BufferedImage image, String format) throws IOException {
    return Pictures.decode(file(image, format));
  }

  private static byte[] file(BufferedImage image, String format) throws IOException {
    var bytes = new ByteArrayOutputStream();
    assertThat(ImageIO.write(image, format, bytes)).isTrue();
    return bytes.toByteArray();
  }

  private static int rgb(Picture picture, int x) {
    return picture.rgb(x, 0);
  }

  @Test
  void readsColours() throws IOException {
    var image = new BufferedImage(2, 1, BufferedImage.TYPE_3BYTE_BGR);
    image.setRGB(0, 0, 0xff336699);
    for (String format : new String[] {"png", "bmp", "tif"}) {
      assertThat(rgb(roundTrip(image, format), 0)).as(format).isEqualTo(0x336699);
    }
  }

  @Test
  void readsPalettes() throws IOException {
    var image = new BufferedImage(2, 1, BufferedImage.TYPE_BYTE_BINARY);
    image.setRGB(1, 0, 0xffffffff);
    var picture = roundTrip(image, "gif");
    assertThat(rgb(picture, 0)).isZero();
    assertThat(rgb(picture, 1)).isEqualTo(0xffffff);
  }

  @Test
  void keepsTheShadesOfGrey() throws IOException {
    var eight = new BufferedImage(1, 1, BufferedImage.TYPE_BYTE_GRAY);
    eight.getRaster().setSample(0, 0, 0, 0x55);
    assertThat(rgb(roundTrip(eight, "png"), 0)).isEqualTo(0x555555);
    assertThat(rgb(roundTrip(eight, "jpg"), 0)).isEqualTo(0x555555);
    var sixteen = new BufferedImage(1, 1, BufferedImage.TYPE_USHORT_GRAY);
    sixteen.getRaster().setSample(0, 0, 0, 0x5555);
    assertThat(rgb(roundTrip(sixteen, "png"), 0)).isEqualTo(0x555555);
  }

  @Test
  void putsWhatIsTransparentOnWhite() throws IOException {
    var image = new BufferedImage(2, 1, BufferedImage.TYPE_INT_ARGB);
    image.setRGB(0, 0, 0x00123456);
    image.setRGB(1, 0, 0x80000000);
    var picture = roundTrip(image, "png");
    assertThat(rgb(picture, 0)).isEqualTo(0xffffff);
    assertThat(rgb(picture, 1)).isBetween(0x7e7e7e, 0x808080);
  }

  @Test
  void putsTransparentGreyOnWhite() throws IOException {
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

  /** A JPEG of 16×16 equal pixels of four channels, as the writer makes it: without a marker. */
  private static byte[] fourChannels(int... pixel) throws IOException {
    var raster = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, 16, 16, 4, null);
    for (int i = 0; i < 256; i++) {
      raster.setPixel(i % 16, i / 16, pixel);
    }
    var writer = ImageIO.getImageWritersByFormatName("jpg").next();
    var bytes = new ByteArrayOutputStream();
    try (var out = ImageIO.createImageOutputStream(bytes)) {
      writer.setOutput(out);
      writer.write(new IIOImage(raster, null, null));
    } finally {
      writer.dispose();
    }
    return bytes.toByteArray();
  }

  private static byte[] withAdobeMarker(byte[] jpeg, int transform) {
    byte[] marker = HexFormat.of().parseHex("ffee000e41646f6265006400000000" + "0" + transform);
    var bytes = new ByteArrayOutputStream();
    bytes.write(jpeg, 0, 2);
    bytes.writeBytes(marker);
    bytes.write(jpeg, 2, jpeg.length - 2);
    return bytes.toByteArray();
  }

  private static int readJpeg(byte[] bytes) {
    return rgb(Pictures.decode(bytes), 0);
  }

  private static void assertClose(int rgb, int red, int green, int blue) {
    int[] off = {(rgb >> 16) - red, (rgb >> 8 & 0xff) - green, (rgb & 0xff) - blue};
    assertThat(IntStream.of(off).map(Math::abs)).as(Integer.toHexString(rgb)).allMatch(d -> d <= 3);
  }

  @Test
  void mixesTheInksOfCmyk() throws IOException {
    assertClose(readJpeg(fourChannels(0, 255, 255, 0)), 255, 0, 0);
    assertClose(readJpeg(fourChannels(0, 0, 0, 155)), 100, 100, 100);
  }

  @Test
  void readsAdobesInvertedInks() throws IOException {
    assertClose(readJpeg(withAdobeMarker(fourChannels(255, 0, 0, 255), 0)), 255, 0, 0);
    assertClose(readJpeg(withAdobeMarker(fourChannels(255, 255, 255, 100), 0)), 100, 100, 100);
  }

  @Test
  void readsAdobesLuminanceAndChrominance() throws IOException {
    // Y, Cb, Cr of the complement of red: the file says how much ink is missing from it.
    assertClose(readJpeg(withAdobeMarker(fourChannels(179, 171, 1, 255), 2)), 255, 0, 0);
    assertClose(readJpeg(withAdobeMarker(fourChannels(0, 128, 128, 100), 2)), 100, 100, 100);
  }

  @Test
  void rejectsAJpegThatIsCutOff() throws IOException {
    var image = new BufferedImage(100, 100, BufferedImage.TYPE_INT_RGB);
    var random = new Random(1);
    for (int i = 0; i < 10_000; i++) {
      image.setRGB(i % 100, i / 100, random.nextInt());
    }
    byte[] whole = file(image, "jpg");
    byte[] half = Arrays.copyOf(whole, whole.length / 2);
    assertThatThrownBy(() -> Pictures.decode(half))
        .isInstanceOf(DamagedImageException.class)
        .hasMessageContaining("the end of the file at byte %,d", half.length);
  }

  @Test
  void rejectsBytesOfAnyKindWithTheSameException() throws IOException {
    var image = new BufferedImage(20, 20, BufferedImage.TYPE_INT_RGB);
    var random = new Random(2);
    for (String format : new String[] {"png", "jpg", "gif", "bmp", "tif"}) {
      byte[] whole = file(image, format);
      for (int i = 0; i < 60; i++) {
        byte[] damaged = whole.clone();
        for (int k = 0; k < 4; k++) {
          damaged[random.nextInt(Math.min(200, damaged.length))] = (byte) random.nextInt();
        }
        readOrReject(damaged);
      }
    }
  }

  private static void readOrReject(byte[] file) {
    try {
      Pictures.decode(file);
    } catch (DamagedImageException e) {
      assertThat(e).hasMessageContaining("Expected");
    }
  }
}
