package neva.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class PictureTableTest {

  private static BufferedImage square(int side, Color colour) {
    var picture = new BufferedImage(side, side, BufferedImage.TYPE_INT_RGB);
    for (int i = 0; i < side * side; i++) {
      picture.setRGB(i % side, i / side, colour.getRGB());
    }
    return picture;
  }

  @Test
  void putsEachPictureIntoItsRowAndColumn() {
    var table = new PictureTable(List.of("a", "b"));
    table.row(List.of("first"), List.of(square(40, Color.RED), square(40, Color.GREEN)));
    table.row(
        List.of("second", "in two lines"), List.of(square(40, Color.BLUE), square(40, Color.PINK)));
    var image = table.image();
    var pixels = new Pixels(image);
    int top = 16 + 22;
    assertThat(pixels.at(table.x(0), top)).isEqualTo(Color.RED);
    assertThat(pixels.at(table.x(1), top)).isEqualTo(Color.GREEN);
    assertThat(pixels.at(table.x(0), top + 50)).isEqualTo(Color.BLUE);
    assertThat(pixels.at(table.x(1) + 39, top + 50 + 39)).isEqualTo(Color.PINK);
    for (Color colour : List.of(Color.RED, Color.GREEN, Color.BLUE, Color.PINK)) {
      assertThat(pixels.count(colour)).isEqualTo(40 * 40);
    }
  }

  @Test
  void makesRoomForTheLongestNames() {
    var narrow = new PictureTable(List.of("a")).row(List.of("n"), List.of(square(9, Color.RED)));
    var wide =
        new PictureTable(List.of("a column with a long name"))
            .row(List.of("n"), List.of(square(9, Color.RED)));
    var left =
        new PictureTable(List.of("a"))
            .row(List.of("a row with a long name"), List.of(square(9, Color.RED)));
    assertThat(wide.image().getWidth()).isGreaterThan(narrow.image().getWidth() + 90);
    assertThat(left.x(0)).isGreaterThan(narrow.x(0) + 90);
    assertThat(left.image().getWidth())
        .isEqualTo(narrow.image().getWidth() + left.x(0) - narrow.x(0));
  }

  @Test
  void rejectsARowThatDoesNotFillTheColumns() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PictureTable(List.of("a", "b")).row(List.of("x"), List.of()))
        .withMessage("pictures must be one for each of 2 columns, found 0");
  }
}
