package neva.detection.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import neva.checkpoint.SharedData;
import neva.detection.annotation.Box;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;

class AnchorsTest {

  private static Anchors at(int height, int width) {
    return AnchorGenerator.SSD.anchors(height, width, GridSize.ofImage(height, width));
  }

  @Test
  void equalThoseOfThePublishedModelAt300() throws IOException {
    float[] expected = Npy.floats(SharedData.file("golden/anchors_300.npy"));
    assertThat(at(300, 300).size()).isEqualTo(1917);
    assertThat(at(300, 300).centres()).containsExactly(expected, within(1e-6f));
  }

  @Test
  void mapsShrinkFrom19To1At300() {
    assertThat(GridSize.ofImage(300, 300))
        .extracting(GridSize::height)
        .containsExactly(19, 10, 5, 3, 2, 1);
    assertThat(GridSize.ofImage(320, 640).get(0)).isEqualTo(new GridSize(20, 40));
  }

  @Test
  void squareAnchorsAreSquareInPixelsOfAWidePicture() {
    Box first = at(200, 600).get(0);
    assertThat(first.width() * 600).isCloseTo(first.height() * 200, within(1e-9));
    assertThat(first.height()).isCloseTo(0.1, within(1e-9));
  }

  @Test
  void leaveOutTheInterpolatedOneWhenItsRatioIs0() {
    AnchorGenerator plain = new AnchorGenerator(0.2, 0.95, List.of(1.0, 2.0), 0, false);
    assertThat(plain.perCell(0, 6)).isEqualTo(2);
    assertThat(plain.anchors(32, 32, List.of(new GridSize(2, 2), new GridSize(1, 1))).size())
        .isEqualTo(10);
  }

  @Test
  void rejectScalesAndRatiosThatMakeNoBox() {
    assertThatThrownBy(() -> new AnchorGenerator(0.5, 0.2, List.of(1.0), 1, true))
        .isInstanceOf(BadInputException.class)
        .hasMessage("minScale must be positive and at most maxScale, found 0.5 and 0.2");
    assertThatThrownBy(() -> new AnchorGenerator(0.2, 0.5, List.of(1.0, 0.0), 1, true))
        .isInstanceOf(BadInputException.class)
        .hasMessage("aspectRatios must be positive, found [1.0, 0.0]");
  }
}
