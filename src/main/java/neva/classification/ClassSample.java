package neva.classification;

import java.util.ArrayList;
import java.util.List;

/** A few images that stand for a whole set. */
final class ClassSample {

  private ClassSample() {}

  /** About {@code most} images, equally many of each class, the first ones, class by class. */
  static List<Integer> ofEachClass(Predictions predictions, int most) {
    int classes = predictions.images().classNames().size();
    int each = Math.max(1, most / classes);
    int[] taken = new int[classes];
    List<List<Integer>> byClass = new ArrayList<>();
    for (int k = 0; k < classes; k++) {
      byClass.add(new ArrayList<>());
    }
    for (int image = 0; image < predictions.images().size(); image++) {
      int label = predictions.truth()[image];
      if (taken[label]++ < each) {
        byClass.get(label).add(image);
      }
    }
    return byClass.stream().flatMap(List::stream).limit(most).toList();
  }
}
