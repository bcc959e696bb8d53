package neva.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class EnlargedTest {

  @Test
  void makesASquareOfEveryPixel() {
    var small = new BufferedImage(2, 1, BufferedImage.TYPE_INT_RGB);
    small.setRGB(0, 0, Color.RED.getRGB());
    small.setRGB(1, 0, Color.BLUE.getRGB());
    var large = Enlarged.of(small, 3);
    var pixels = new Pixels(large);
    assertThat(large.getWidth()).isEqualTo(6);
    assertThat(large.getHeight()).isEqualTo(3);
    assertThat(pixels.count(Color.RED)).isEqualTo(9);
    assertThat(pixels.at(2, 2)).isEqualTo(Color.RED);
    assertThat(pixels.at(3, 0)).isEqualTo(Color.BLUE);
  }
}
