package neva.classification.explanation;

import java.util.ArrayList;
import java.util.List;
import neva.io.Text;

/**
 * The class that a network takes an image for.
 *
 * @param label in the order of the classes
 * @param className of that label
 * @param probability 0 to 1
 */
record PredictedClass(int label, String className, double probability) {

  /** What is written beside an image: its name, its true class where known, and this. */
  List<String> caption(ExplainedImage image) {
    List<String> lines = new ArrayList<>(List.of(image.name()));
    image.truth().ifPresent(truth -> lines.add("is: " + truth));
    lines.add("taken for: %s".formatted(className));
    lines.add(Text.format("%.1f%%", 100 * probability));
    return lines;
  }
}
