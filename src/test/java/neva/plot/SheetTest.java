package neva.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class SheetTest {

  private static BufferedImage figure(int width, int height, Color colour) {
    var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < width * height; i++) {
      picture.setRGB(i % width, i / width, colour.getRGB());
    }
    return picture;
  }

  @Test
  void putsFiguresSideBySideUnderTitleAndLines() {
    var image =
        new Sheet("T")
            .line("a")
            .line("b")
            .part(figure(60, 30, Color.RED))
            .part(figure(50, 40, Color.BLUE))
            .image();
    assertThat(image.getWidth()).isEqualTo(60 + 50);
    assertThat(image.getHeight()).isEqualTo(16 + 26 + 2 * 19 + 40);
    var pixels = new Pixels(image);
    int top = 16 + 26 + 2 * 19;
    assertThat(pixels.at(0, top)).isEqualTo(Color.RED);
    assertThat(pixels.at(60, top)).isEqualTo(Color.BLUE);
    assertThat(pixels.at(0, top + 30)).isEqualTo(Style.PAPER);
    assertThat(pixels.count(Color.RED)).isEqualTo(60 * 30);
    assertThat(pixels.count(Color.BLUE)).isEqualTo(50 * 40);
  }

  @Test
  void cutsNoText() {
    String text = "a line that is much longer than the figure under it is wide";
    for (var sheet : new Sheet[] {new Sheet(text), new Sheet("").line(text)}) {
      var image = sheet.part(figure(20, 20, Color.RED)).image();
      assertThat(image.getWidth()).isGreaterThan(Style.width(text, Style.plain(13)) + 31);
      var pixels = new Pixels(image);
      for (int y = 0; y < image.getHeight(); y++) {
        assertThat(pixels.at(image.getWidth() - 10, y)).isEqualTo(Style.PAPER);
      }
    }
  }
}
