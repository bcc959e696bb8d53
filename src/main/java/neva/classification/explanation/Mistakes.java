package neva.classification.explanation;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import neva.classification.Predictions;
import neva.io.Text;
import neva.plot.ImageGrid;

/** The images that a classifier was most sure of and named wrongly. */
record Mistakes(Predictions predictions) {

  private static final int MOST = 40;
  private static final int SIDE = 96;

  /** All of them, the most confident first. */
  List<Integer> mostConfidentFirst() {
    return IntStream.range(0, predictions.images().size())
        .filter(image -> !predictions.isRight(image))
        .boxed()
        .sorted(Comparator.comparingDouble(predictions::confidence).reversed())
        .toList();
  }

  /** A page of the first ones; there must be one. */
  BufferedImage figure() throws IOException {
    List<Integer> all = mostConfidentFirst();
    List<Integer> shown = all.subList(0, Math.min(MOST, all.size()));
    String which = shown.size() < all.size() ? "%d of ".formatted(shown.size()) : "";
    String title =
        Text.format(
            "%s%d errors among %,d images, the most confident first: true class, predicted class",
            which, all.size(), predictions.images().size());
    ImageGrid grid = new ImageGrid(title).scale(Math.max(1, SIDE / predictions.images().height()));
    for (int image : shown) {
      grid.tile(
          predictions.images().get(image).image(),
          predictions.trueName(image),
          predictions.predictedName(image),
          Text.format("%.1f%%", 100 * predictions.confidence(image)));
    }
    return grid.image();
  }
}
