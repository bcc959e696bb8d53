package neva.classification;

import java.io.IOException;
import neva.dataset.ImageSet;
import neva.io.BadInputException;

/**
 * What a classifier says of a set of images.
 *
 * @param images the set, one image or more
 * @param truth the true label of each image, [n]
 * @param probabilities [n][k]
 */
public record Predictions(ImageSet images, int[] truth, float[][] probabilities) {

  private static final double SMALLEST = 1e-12;

  /**
   * @throws BadInputException when there are no images, of which nothing can be said
   */
  public Predictions {
    if (images.size() == 0) {
      throw new BadInputException("Expected images that were classified but found none.");
    }
  }

  static Predictions of(ImageSet images, float[][] probabilities) throws IOException {
    return new Predictions(images, images.labels(), probabilities);
  }

  /** The most probable class of an image, as a label. */
  public int label(int image) {
    float[] row = probabilities[image];
    int best = 0;
    for (int k = 1; k < row.length; k++) {
      best = row[k] > row[best] ? k : best;
    }
    return best;
  }

  /** The probability of the most probable class. */
  public double confidence(int image) {
    return probabilities[image][label(image)];
  }

  /** The true class of an image. */
  public String trueName(int image) {
    return images.classNames().get(truth[image]);
  }

  /** The most probable class of an image. */
  public String predictedName(int image) {
    return images.classNames().get(label(image));
  }

  public boolean isRight(int image) {
    return label(image) == truth[image];
  }

  public double accuracy() {
    return confusionMatrix().accuracy();
  }

  /** Mean cross-entropy of the truth, in nats. */
  public double loss() {
    double sum = 0;
    for (int i = 0; i < images.size(); i++) {
      sum -= Math.log(Math.max(SMALLEST, probabilities[i][truth[i]]));
    }
    return sum / images.size();
  }

  public ConfusionMatrix confusionMatrix() {
    int[] predicted = new int[images.size()];
    for (int i = 0; i < predicted.length; i++) {
      predicted[i] = label(i);
    }
    return ConfusionMatrix.of(images.classNames(), truth, predicted);
  }
}
