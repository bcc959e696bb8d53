package neva.distortion;

import static neva.distortion.DistortionAssertions.assertEveryImage;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GreyImagesTest {

  private static final int IMAGES = 5;

  @Property(tries = 20)
  void contrastAndBrightnessEqualTheTextbook(@ForAll long seed, @ForAll long step) {
    Batch images = random(seed);
    RandomContrast contrast = new RandomContrast(0.3f, 2);
    float[] factors = InGraph.drawFloats(contrast::draw, IMAGES, seed, step);
    assertEveryImage(
        images,
        InGraph.distort(contrast, images, seed, step),
        (i, x) -> PlainColors.contrast(x, 1, factors[i]));
    RandomBrightness brightness = new RandomBrightness(0.4f);
    float[] deltas = InGraph.drawFloats(brightness::draw, IMAGES, seed, step);
    assertEveryImage(
        images,
        InGraph.distort(brightness, images, seed, step),
        (i, x) -> PlainColors.brightness(x, deltas[i]));
  }

  @Property(tries = 20)
  void colorDistortionChangesContrastAndBrightnessAlone(@ForAll long seed, @ForAll long step) {
    ColorDistortion colors = ColorDistortion.LAB;
    RandomContrast contrast = new RandomContrast(colors.contrastLow(), colors.contrastHigh());
    float[] factors = InGraph.drawFloats(contrast::draw, IMAGES, seed, step);
    float[] deltas =
        InGraph.drawFloats(new RandomBrightness(colors.brightness())::draw, IMAGES, seed, step);
    Batch images = random(seed);
    assertEveryImage(
        images,
        InGraph.distort(colors, images, seed, step),
        (i, x) ->
            PlainColors.clip(
                PlainColors.brightness(PlainColors.contrast(x, 1, factors[i]), deltas[i])));
  }

  static ColorOp[] opsOnColors() {
    return new ColorOp[] {new RandomHue(0.1f), new RandomSaturation(0, 2)};
  }

  @ParameterizedTest
  @MethodSource("opsOnColors")
  void haveNeitherHueNorSaturation(ColorOp op) {
    assertThatThrownBy(() -> InGraph.distort(op, random(1), 1, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage("images must have 3 channels for a change of hue or saturation, found 1");
  }

  @Test
  void areCroppedAndMirroredAsColoursAre() {
    Batch grey = random(2);
    Batch colors = Batch.of(IMAGES, 5, 4, i -> grey.values()[i / 3]);
    for (Distortion op : new Distortion[] {new RandomCrop(3, 3), new RandomFlip()}) {
      Batch distortedGrey = InGraph.distort(op, grey, 3, 4);
      Batch distortedColors = InGraph.distort(op, colors, 3, 4);
      for (int i = 0; i < distortedColors.values().length; i++) {
        assertThat(distortedColors.values()[i]).isEqualTo(distortedGrey.values()[i / 3]);
      }
    }
  }

  private static Batch random(long seed) {
    Random random = new Random(seed);
    return Batch.of(IMAGES, 5, 4, 1, i -> random.nextFloat());
  }
}
