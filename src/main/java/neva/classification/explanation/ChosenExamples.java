package neva.classification.explanation;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import neva.classification.Predictions;

/** A few images of a set to explain, where none are named. */
record ChosenExamples(Predictions predictions) {

  private static final int RIGHT = 4;
  private static final int WRONG = 2;

  /**
   * Correctly classified images, each of another class, and the most confident errors.
   *
   * @param part names them, such as {@code test}
   */
  List<ExplainedImage> images(String part) throws IOException {
    List<Integer> chosen = new ArrayList<>(right());
    new Mistakes(predictions).mostConfidentFirst().stream().limit(WRONG).forEach(chosen::add);
    List<ExplainedImage> explained = new ArrayList<>();
    for (int image : chosen) {
      explained.add(explained(image, part));
    }
    return explained;
  }

  /**
   * The image whose opposite borders differ most, so that it is seen what is put beyond them.
   *
   * @param part names it
   */
  ExplainedImage withUnevenBorders(String part) throws IOException {
    int most = 0;
    double highest = Double.NEGATIVE_INFINITY;
    for (int image = 0; image < predictions.images().size(); image++) {
      double unevenness = Borders.unevenness(predictions.images().get(image).image());
      if (unevenness > highest) {
        most = image;
        highest = unevenness;
      }
    }
    return explained(most, part);
  }

  private ExplainedImage explained(int image, String part) throws IOException {
    return ExplainedImage.of(predictions.images(), image, "%s-%d".formatted(part, image));
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
