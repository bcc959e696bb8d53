package neva.dataset;

import java.util.stream.IntStream;
import neva.io.Check;

/**
 * A set to learn from without a download: 32×32 colour images of ten figures (circle, square,
 * triangle, star, cross, ring, crescent, heart, arrow, hourglass).
 *
 * <p>Colours, place, size, turn and proportions are random, and so are the shaded background, the
 * noise and the line that crosses most figures. A figure lies inside the central 24×24 pixels, but
 * for its tips, and differs from the background in brightness, never in hue alone. Since it is as
 * often the brighter as the darker, weighing single pixels does not tell the classes apart; a small
 * convolutional network does.
 */
public final class Shapes {

  private static final int SIDE = ShapePainter.SIDE;
  private static final int IMAGE = SIDE * SIDE * 3;

  private Shapes() {}

  /**
   * Draws a set; every class has the same number of images, or one more.
   *
   * @param seed decides every image: equal seeds give equal sets on every machine, and the first
   *     images do not depend on how many are drawn
   * @throws neva.io.BadInputException when {@code train} or {@code test} is not positive
   */
  public static ImageData generate(int train, int test, long seed) {
    return ImageData.of(draw(Check.positive("train", train), 2 * seed))
        .withTest(draw(Check.positive("test", test), 2 * seed + 1))
        .withSource("shapes")
        .withFlippable(true);
  }

  private static LabeledImages draw(int n, long stream) {
    Figure[] figures = Figure.values();
    byte[] pixels = new byte[Math.multiplyExact(n, IMAGE)];
    int[] labels = IntStream.range(0, n).map(i -> i % figures.length).toArray();
    IntStream.range(0, n)
        .parallel()
        .forEach(
            i ->
                new ShapePainter(figures[labels[i]], SplitMix.of(stream, i))
                    .paint(pixels, i * IMAGE));
    return new LabeledImages(SIDE, SIDE, 3, pixels, labels, Figure.names());
  }
}
