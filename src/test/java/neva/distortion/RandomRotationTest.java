package neva.distortion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.distortion.Draws.Stream;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;

class RandomRotationTest {

  private static final int IMAGES = 4;

  /** Places are float32: a few millionths of a pixel, and values change by 1 a pixel at most. */
  private static final double TOLERANCE = 2e-5;

  @Property(tries = 40)
  void equalsThePlainRotationByTheDrawnAngles(
      @ForAll long seed,
      @ForAll long step,
      @ForAll @IntRange(min = 1, max = 9) int height,
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll boolean grey) {
    Random random = new Random(seed);
    Batch images = Batch.of(IMAGES, height, width, grey ? 1 : 3, i -> random.nextFloat());
    float[] degrees =
        InGraph.drawFloats(
            (tf, draws) -> draws.uniform(tf, Stream.ROTATION, -70, 70), IMAGES, seed, step);
    Batch rotated = InGraph.distort(new RandomRotation(70), images, seed, step);
    for (int i = 0; i < IMAGES; i++) {
      double angle = Math.toRadians(degrees[i]);
      for (int y = 0; y < height; y++) {
        for (int x = 0; x < width; x++) {
          double right = x - (width - 1) / 2.0;
          double down = y - (height - 1) / 2.0;
          double fromRight = right * Math.cos(angle) - down * Math.sin(angle);
          double fromDown = right * Math.sin(angle) + down * Math.cos(angle);
          for (int c = 0; c < images.channels(); c++) {
            double expected =
                between(images, i, fromDown + (height - 1) / 2.0, fromRight + (width - 1) / 2.0, c);
            assertThat((double) rotated.at(i, y, x, c)).isCloseTo(expected, within(TOLERANCE));
          }
        }
      }
    }
  }

  /** Bilinear; the nearest pixel of the border outside. */
  private static double between(Batch images, int i, double row, double column, int c) {
    double y = Math.max(0, Math.min(images.height() - 1, row));
    double x = Math.max(0, Math.min(images.width() - 1, column));
    int top = (int) y;
    int left = (int) x;
    int bottom = Math.min(top + 1, images.height() - 1);
    int right = Math.min(left + 1, images.width() - 1);
    double above =
        images.at(i, top, left, c) * (1 - (x - left)) + images.at(i, top, right, c) * (x - left);
    double below =
        images.at(i, bottom, left, c) * (1 - (x - left))
            + images.at(i, bottom, right, c) * (x - left);
    return above * (1 - (y - top)) + below * (y - top);
  }

  @Test
  void aQuarterTurnIsCounterClockwise() {
    Batch image = new Batch(1, 2, 2, 1, new float[] {1, 2, 3, 4});
    Batch turned = InGraph.adjust(RandomRotation::adjust, image, 90);
    float[] expected = {2, 4, 1, 3};
    for (int i = 0; i < expected.length; i++) {
      assertThat(turned.values()[i]).isCloseTo(expected[i], within(1e-5f));
    }
  }

  @Test
  void noTurnLeavesTheImage() {
    Batch images = Batch.of(IMAGES, 6, 5, i -> i % 7 / 7.0);
    assertThat(InGraph.distort(new RandomRotation(0), images, 1, 1).values())
        .isEqualTo(images.values());
  }

  @Test
  void sameKeySameBitsOtherStepOthers() {
    Batch images = Batch.of(IMAGES, 6, 5, i -> i % 7 / 7.0);
    RandomRotation rotation = new RandomRotation(30);
    Batch first = InGraph.distort(rotation, images, 5, 100);
    assertThat(InGraph.distort(rotation, images, 5, 100).values()).isEqualTo(first.values());
    assertThat(InGraph.distort(rotation, images, 5, 101).values()).isNotEqualTo(first.values());
  }

  @Test
  void rejectsAnglesThatMakeNoSense() {
    assertThatThrownBy(() -> new RandomRotation(-1))
        .isInstanceOf(BadInputException.class)
        .hasMessage("maxDegrees must be between 0 and 180, found -1");
  }
}
