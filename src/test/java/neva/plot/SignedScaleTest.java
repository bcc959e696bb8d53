package neva.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.awt.Color;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class SignedScaleTest {

  private static final SignedScale SCALE = new SignedScale(2);

  @Test
  void isWhiteAtZeroRedAboveAndBlueBelow() {
    assertThat(SCALE.colour(0)).isEqualTo(Color.WHITE);
    Color positive = SCALE.colour(1);
    Color negative = SCALE.colour(-1);
    assertThat(positive.getRed()).isGreaterThan(positive.getBlue() + 50);
    assertThat(negative.getBlue()).isGreaterThan(negative.getRed() + 50);
  }

  @Test
  void isDarkerTheFartherFromZero() {
    for (int sign = -1; sign <= 1; sign += 2) {
      int before = 3 * 255 + 1;
      for (double value = 0; value <= 2; value += 0.1) {
        Color colour = SCALE.colour(sign * value);
        int now = colour.getRed() + colour.getGreen() + colour.getBlue();
        assertThat(now).isLessThan(before);
        before = now;
      }
    }
  }

  @Test
  void hasTheLastColourBeyondItsEnds() {
    assertThat(SCALE.colour(5)).isEqualTo(SCALE.colour(2));
    assertThat(SCALE.colour(-5)).isEqualTo(SCALE.colour(-2));
  }

  @Test
  void isOneForAllPicturesAndHoldsTheirLargestValue() {
    float[][] small = {{0.5f, -0.25f}};
    float[][] large = {{1}, {-4}};
    assertThat(SignedScale.of(List.of(small, large)).most()).isEqualTo(4);
    assertThat(SignedScale.of(List.of()).most()).isZero();
  }

  @Test
  void makesAPixelOfEachValue() {
    var picture = SCALE.picture(new float[][] {{2, 0, -2}, {0, 1, 0}});
    assertThat(picture.getWidth()).isEqualTo(3);
    assertThat(picture.getHeight()).isEqualTo(2);
    var pixels = new Pixels(picture);
    assertThat(pixels.at(0, 0)).isEqualTo(SCALE.colour(2));
    assertThat(pixels.at(2, 0)).isEqualTo(SCALE.colour(-2));
    assertThat(pixels.at(1, 1)).isEqualTo(SCALE.colour(1));
    assertThat(pixels.count(Color.WHITE)).isEqualTo(3);
  }

  @Test
  void isAllWhiteWhereEverythingIsZero() {
    assertThat(new SignedScale(0).colour(0)).isEqualTo(Color.WHITE);
  }

  @Test
  void drawsABarFromTheLargestToTheSmallest() {
    var pixels = new Pixels(SCALE.bar(101));
    assertThat(pixels.at(20, 16)).isEqualTo(SCALE.colour(2));
    assertThat(pixels.at(20, 16 + 50)).isEqualTo(Color.WHITE);
    assertThat(pixels.at(20, 16 + 75)).isEqualTo(SCALE.colour(-1));
    assertThat(pixels.at(20, 16 + 100)).isEqualTo(SCALE.colour(-2));
  }

  @Test
  void rejectsAScaleThatIsNone() {
    for (double most : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> new SignedScale(most))
          .withMessage("most must be zero or positive, found " + most);
    }
  }
}
