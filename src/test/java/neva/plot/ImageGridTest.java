package neva.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class ImageGridTest {

  private static final Color WRONG = new Color(200, 30, 40);

  private static BufferedImage tile(Color... row) {
    var image = new BufferedImage(row.length, 1, BufferedImage.TYPE_INT_RGB);
    for (int x = 0; x < row.length; x++) {
      image.setRGB(x, 0, row[x].getRGB());
    }
    return image;
  }

  @Test
  void enlargesEveryPixelToASquareWithoutBlur() {
    var image = new ImageGrid("").scale(5).tile(tile(Color.BLUE, Color.GREEN)).image();
    var pixels = new Pixels(image);
    assertThat(pixels.count(Color.BLUE)).isEqualTo(25);
    assertThat(pixels.count(Color.GREEN)).isEqualTo(25);
    assertThat(pixels.at(20, 20)).isEqualTo(Color.BLUE);
    assertThat(pixels.at(29, 24)).isEqualTo(Color.GREEN);
    assertThat(pixels.at(30, 24)).isEqualTo(Style.PAPER);
  }

  @Test
  void framesATileWhereWanted() {
    var grid = new ImageGrid("").columns(2).scale(8);
    grid.tile(tile(Color.BLUE), "right").tile(tile(Color.BLUE), WRONG, "wrong", "is a dog");
    var pixels = new Pixels(grid.image());
    assertThat(pixels.at(16, 16)).isEqualTo(Style.PAPER);
    assertThat(pixels.at(16 + 16 + 10, 16)).isEqualTo(WRONG);
    assertThat(pixels.count(WRONG)).isEqualTo(16 * 16 - 8 * 8);
  }

  @Test
  void breaksRowsAtTheNumberOfColumns() {
    var grid = new ImageGrid("").columns(2).scale(10);
    for (int i = 0; i < 3; i++) {
      grid.tile(tile(Color.BLUE));
    }
    var image = grid.image();
    assertThat(image.getWidth()).isEqualTo(16 + 18 + 10 + 18 + 16);
    assertThat(image.getHeight()).isEqualTo(16 + 18 + 10 + 18 + 16);
    assertThat(new Pixels(image).at(20 + 28, 20 + 28)).isEqualTo(Style.PAPER);
  }

  @Test
  void makesRoomForTheTitleAndTheLongestCaption() {
    int bare = new ImageGrid("").tile(tile(Color.BLUE)).image().getHeight();
    int full = new ImageGrid("Title").tile(tile(Color.BLUE), "a", "b").image().getHeight();
    assertThat(full).isEqualTo(bare + 34 + 2 * 17);
  }

  @Test
  void cutsACaptionThatIsTooLong() {
    var grid = new ImageGrid("").scale(40);
    var image = grid.tile(tile(Color.BLUE), "a caption far longer than forty pixels").image();
    var pixels = new Pixels(image);
    for (int y = 0; y < image.getHeight(); y++) {
      assertThat(pixels.at(image.getWidth() - 10, y)).isEqualTo(Style.PAPER);
    }
  }

  @Test
  void rejectsAGridWithoutTiles() {
    assertThatIllegalStateException()
        .isThrownBy(() -> new ImageGrid("none").image())
        .withMessage("An image grid needs a tile: call tile() before image().");
  }

  @Test
  void rejectsColumnsAndScalesBelowOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageGrid("").columns(0))
        .withMessage("columns must be positive, found 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new ImageGrid("").scale(-2))
        .withMessage("scale must be positive, found -2");
  }
}
