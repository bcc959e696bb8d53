package neva.classification.explanation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import neva.classification.Predictions;
import neva.dataset.LabeledImages;

/** A few images of a set to explain, where none are named. */
record ChosenExamples(Predictions predictions) {

  private static final int RIGHT = 4;
  private static final int WRONG = 2;

  /**
   * Images that were named rightly, each of another class, and the most confident mistakes.
   *
   * @param part names them, such as {@code test}
   */
  List<ExplainedImage> images(String part) {
    List<Integer> chosen = new ArrayList<>(right());
    new Mistakes(predictions).mostConfidentFirst().stream().limit(WRONG).forEach(chosen::add);
    LabeledImages images = predictions.images();
    return chosen.stream()
        .map(image -> ExplainedImage.of(images, image, "%s-%d".formatted(part, image)))
        .toList();
  }

  /**
   * The image whose opposite borders differ most, so that it is seen what is put beyond them.
   *
   * @param part names it
   */
  ExplainedImage withUnevenBorders(String part) {
    LabeledImages images = predictions.images();
    int most =
        IntStream.range(0, images.size())
            .boxed()
            .max(Comparator.comparingDouble(image -> Borders.unevenness(images.image(image))))
            .orElseThrow();
    return ExplainedImage.of(images, most, "%s-%d".formatted(part, most));
  }

  private List<Integer> right() {
    List<Integer> right = new ArrayList<>();
    Set<Integer> classes = new HashSet<>();
    for (int image = 0; image < predictions.images().size() && right.size() < RIGHT; image++) {
      if (predictions.isRight(image) && classes.add(predictions.label(image))) {
        right.add(image);
      }
    }
    return right;
  }
}
