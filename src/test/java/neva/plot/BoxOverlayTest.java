package neva.plot;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Test;

class BoxOverlayTest {

  private static BufferedImage black(int width, int height) {
    return new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
  }

  private static int colour(int classId) {
    return BoxOverlay.colour(classId).getRGB();
  }

  @Test
  void drawsEdgesInTheColourOfTheClassAndLeavesTheInside() {
    BufferedImage image = black(200, 100);
    new BoxOverlay().box(50, 40, 150, 80, "", 2).drawOn(image);
    assertThat(image.getRGB(50, 60)).isEqualTo(colour(2));
    assertThat(image.getRGB(150, 60)).isEqualTo(colour(2));
    assertThat(image.getRGB(100, 40)).isEqualTo(colour(2));
    assertThat(image.getRGB(100, 80)).isEqualTo(colour(2));
    assertThat(image.getRGB(100, 60) & 0xffffff).isZero();
    assertThat(image.getRGB(20, 20) & 0xffffff).isZero();
  }

  @Test
  void keepsNamesWithinThePicture() {
    BufferedImage image = black(60, 40);
    new BoxOverlay().box(-5, -5, 20, 20, "a name that is too long", 1).drawOn(image);
    new BoxOverlay().box(40, 30, 80, 60, "another", 3).drawOn(image);
    assertThat(colouredPixels(image, colour(1))).isGreaterThan(300);
    assertThat(colouredPixels(image, colour(3))).isGreaterThan(100);
  }

  @Test
  void namesLieOverOtherBoxes() {
    BufferedImage image = black(200, 100);
    new BoxOverlay()
        .box(10, 50, 190, 90, "under the line", 1)
        .box(15, 10, 100, 45, "", 2)
        .drawOn(image);
    assertThat(image.getRGB(11, 40)).isEqualTo(colour(1));
  }

  @Test
  void linesGrowWithThePicture() {
    BufferedImage image = black(1600, 1200);
    new BoxOverlay().box(400, 300, 1200, 900, "", 4).drawOn(image);
    assertThat(image.getRGB(398, 600)).isEqualTo(colour(4));
    assertThat(image.getRGB(402, 600)).isEqualTo(colour(4));
  }

  private static int colouredPixels(BufferedImage image, int colour) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += image.getRGB(x, y) == colour ? 1 : 0;
      }
    }
    return count;
  }
}
