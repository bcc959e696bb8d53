package neva.detection.ssd;

import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import neva.detection.annotation.Box;

/** Boxes for tests. */
public final class Boxes {

  private Boxes() {}

  /** In the order of tensors. */
  static Box yxyx(double ymin, double xmin, double ymax, double xmax) {
    return new Box(xmin, ymin, xmax, ymax);
  }

  /** A box within the picture, each side at least a hundredth of what is left for it. */
  public static Arbitrary<Box> arbitrary() {
    Arbitrary<Double> start = Arbitraries.doubles().between(0, 0.9).ofScale(6);
    Arbitrary<Double> share = Arbitraries.doubles().between(0.01, 1).ofScale(6);
    return Combinators.combine(start, start, share, share)
        .as((x, y, w, h) -> new Box(x, y, x + w * (1 - x), y + h * (1 - y)));
  }

  static Box random(Random random) {
    double x = random.nextDouble() * 0.9;
    double y = random.nextDouble() * 0.9;
    double width = (1 - x) * (0.05 + 0.95 * random.nextDouble());
    double height = (1 - y) * (0.05 + 0.95 * random.nextDouble());
    return new Box(x, y, x + width, y + height);
  }

  /** Objects of classes 1 to {@code classes}. */
  static List<LabeledBox> objects(Random random, int count, int classes) {
    return Stream.generate(() -> LabeledBox.of(random(random), 1 + random.nextInt(classes)))
        .limit(count)
        .toList();
  }
}
