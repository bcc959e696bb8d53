package neva.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Random;
import java.util.function.IntUnaryOperator;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ResamplerTest {

  private static Picture picture(int width, int height, IntUnaryOperator rgb) {
    var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      image.setRGB(i % width, i / width, rgb.applyAsInt(i));
    }
    return Picture.of(image);
  }

  private static int[] pixels(Picture picture) {
    return IntStream.range(0, picture.width() * picture.height())
        .map(i -> picture.rgb(i % picture.width(), i / picture.width()))
        .toArray();
  }

  private static int[] fill(Picture picture, int width, int height) {
    return pixels(Pictures.scaleToFill(picture, width, height));
  }

  @Test
  void leavesAPictureOfTheRightSizeAsItIs() {
    int[] pixels = {0x010203, 0xfffefd, 0x808182, 0x00ff00, 0x0000ff, 0xff0000};
    assertThat(fill(picture(3, 2, i -> pixels[i]), 3, 2)).isEqualTo(pixels);
  }

  @Property(tries = 200)
  void keepsOneColourAtAnySize(
      @ForAll @IntRange(min = 1, max = 60) int fromHeight,
      @ForAll @IntRange(min = 1, max = 60) int fromWidth,
      @ForAll @IntRange(min = 1, max = 40) int toHeight,
      @ForAll @IntRange(min = 1, max = 40) int toWidth) {
    var picture = picture(fromWidth, fromHeight, i -> 0x12fe80);
    assertThat(fill(picture, toWidth, toHeight)).containsOnly(0x12fe80);
  }

  @Test
  void cropsAroundTheMiddle() {
    // Two columns of red on either side of a green square.
    var picture = picture(8, 4, i -> i % 8 < 2 || i % 8 > 5 ? 0xff0000 : 0x00ff00);
    assertThat(fill(picture, 2, 2)).containsOnly(0x00ff00);
  }

  @Test
  void averagesAFineChequerToGreyWhereABilinearSampleWouldNot() {
    var picture = picture(64, 64, i -> (i / 64 + i) % 2 == 0 ? 0xffffff : 0);
    for (int rgb : fill(picture, 4, 4)) {
      assertThat(rgb & 0xff).isBetween(120, 135);
    }
  }

  @Test
  void blendsWhereItEnlarges() {
    int[] wide = fill(picture(2, 1, i -> i * 0x0000c8), 4, 2);
    assertThat(wide).containsExactly(0, 50, 150, 200, 0, 50, 150, 200);
  }

  @Property(tries = 200)
  void fitsTheLongerSideAndKeepsTheProportions(
      @ForAll @IntRange(min = 1, max = 300) int width,
      @ForAll @IntRange(min = 1, max = 300) int height,
      @ForAll @IntRange(min = 1, max = 200) int maxSide) {
    Picture scaled = Pictures.scaleToFit(picture(width, height, i -> 0x405060), maxSide);
    double reduction = Math.min(1, (double) maxSide / Math.max(width, height));
    assertThat((double) scaled.width()).isCloseTo(Math.max(1, width * reduction), within(0.5));
    assertThat((double) scaled.height()).isCloseTo(Math.max(1, height * reduction), within(0.5));
    assertThat(pixels(scaled)).containsOnly(0x405060);
  }

  @Test
  void returnsAPictureThatFitsAsItIsAndRejectsSizesBelowOne() {
    Picture picture = picture(20, 10, i -> i);
    assertThat(Pictures.scaleToFit(picture, 20)).isSameAs(picture);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pictures.scaleToFit(picture, 0))
        .withMessage("maxSide must be positive, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Pictures.scaleToFill(picture, 4, -1))
        .withMessage("height must be positive, found -1");
  }

  @Test
  void keepsThePlaceOfThingsWhenItFits() {
    // The right third is blue, on a picture that does not divide evenly.
    Picture scaled = Pictures.scaleToFit(picture(300, 101, i -> i % 300 < 200 ? 0 : 0xff), 90);
    assertThat(scaled.height()).isEqualTo(30);
    assertThat(scaled.rgb(58, 29)).isZero();
    assertThat(scaled.rgb(61, 0)).isEqualTo(0xff);
  }

  /** Every output pixel by the definition of the filter, in double precision. */
  @Test
  void weighsByTriangles() {
    var random = new Random(9);
    int[] pixels = random.ints(50 * 37, 0, 256).toArray();
    Picture scaled = Pictures.scaleToFit(picture(50, 37, i -> pixels[i]), 20);
    for (int y = 0; y < scaled.height(); y++) {
      for (int x = 0; x < 20; x++) {
        double expected = weighed(pixels, x, y, 50 / 20.0, 37.0 / scaled.height());
        assertThat((double) scaled.rgb(x, y)).isCloseTo(expected, within(0.51));
      }
    }
  }

  private static double weighed(int[] pixels, int x, int y, double stepX, double stepY) {
    double sum = 0;
    double weights = 0;
    for (int i = 0; i < pixels.length; i++) {
      double w =
          Math.max(0, 1 - Math.abs((i % 50 + 0.5) / stepX - (x + 0.5)))
              * Math.max(0, 1 - Math.abs((i / 50 + 0.5) / stepY - (y + 0.5)));
      sum += w * pixels[i];
      weights += w;
    }
    return sum / weights;
  }
}
