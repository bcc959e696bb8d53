package neva.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class HeatMapTest {

  private static BufferedImage picture(int side, Color colour) {
    var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < side * side; i++) {
      picture.setRGB(i % side, i / side, colour.getRGB());
    }
    return picture;
  }

  private static int brightness(BufferedImage image, int x, int y) {
    Color colour = new Pixels(image).at(x, y);
    return colour.getRed() + colour.getGreen() + colour.getBlue();
  }

  @Test
  void isAsLargeAsTheEnlargedPicture() {
    var map = HeatMap.over(picture(6, Color.GRAY), new float[2][3], 5);
    assertThat(map.getWidth()).isEqualTo(30);
    assertThat(map.getHeight()).isEqualTo(30);
  }

  @Test
  void isBrightestWhereTheHeatIsGreatest() {
    float[][] heat = {{0, 0, 0}, {0, 0, 1}, {0, 0, 0}};
    var map = HeatMap.over(picture(6, Color.GRAY), heat, 5); // 10 pixels a cell
    int hottest = brightness(map, 25, 15);
    for (int y = 0; y < 30; y++) {
      for (int x = 0; x < 30; x++) {
        assertThat(brightness(map, x, y)).isLessThanOrEqualTo(hottest);
      }
    }
    assertThat(brightness(map, 5, 5)).isLessThan(hottest / 2);
  }

  @Test
  void goesInAStraightLineFromCellToCell() {
    Color half =
        new Pixels(HeatMap.over(picture(1, Color.GRAY), new float[][] {{0.5f}}, 1)).at(0, 0);
    var map = HeatMap.over(picture(2, Color.GRAY), new float[][] {{0, 1}}, 5);
    // Cell middles lie at 2.5 and 7.5; the heat at the middles of the pixels is 0, 0, 0, 0.2, …
    var pixels = new Pixels(map);
    assertThat(pixels.at(0, 0)).isEqualTo(pixels.at(2, 9));
    assertThat(pixels.at(9, 0)).isEqualTo(pixels.at(7, 9));
    assertThat(brightness(map, 4, 0)).isLessThan(sum(half));
    assertThat(brightness(map, 5, 0)).isGreaterThan(sum(half));
  }

  private static int sum(Color colour) {
    return colour.getRed() + colour.getGreen() + colour.getBlue();
  }

  @Test
  void letsThePictureShineThrough() {
    float[][] heat = {{0.3f}};
    assertThat(brightness(HeatMap.over(picture(1, Color.WHITE), heat, 1), 0, 0))
        .isGreaterThan(brightness(HeatMap.over(picture(1, Color.BLACK), heat, 1), 0, 0) + 200);
  }
}
