package neva.image;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
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
}
