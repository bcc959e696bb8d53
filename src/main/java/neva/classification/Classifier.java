package neva.classification;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import neva.dataset.ImageFile;
import neva.dataset.ImageSet;
import neva.io.BadInputException;
import neva.io.Hint;

/**
 * Tells the classes of pictures: {@link ImageClassifier}, which is trained, or {@link
 * ExportedClassifier}, which was.
 *
 * <p>Its methods here may be called by several threads at once. {@link #close()} waits for the
 * calls under way; later ones end in an {@link IllegalStateException}.
 */
public abstract sealed class Classifier implements AutoCloseable
    permits ImageClassifier, ExportedClassifier {

  Classifier() {}

  /** The names of the classes, in the order of the labels. */
  public abstract List<String> classNames();

  /**
   * @throws IllegalStateException where there is nothing to classify with, or nothing any more
   */
  abstract Inference inference();

  /**
   * The classes of a picture of any size, the most probable first; it is cropped around its middle
   * and scaled to the size of the training images.
   */
  public final List<Prediction> predict(BufferedImage picture) {
    Inference inference = inference();
    ImageShape shape = inference.shape();
    byte[] pixels = ImageFile.of(picture, shape.height(), shape.width(), shape.channels());
    return ranked(inference.probabilities(pixels)[0]);
  }

  /**
   * The classes of a picture in a file, as {@link #predict(BufferedImage)} tells them.
   *
   * @throws BadInputException when the file is no picture
   */
  public final List<Prediction> predict(Path picture) throws IOException {
    return predictAll(List.of(picture)).get(0);
  }

  /**
   * The classes of a picture file that is read to its end here, as {@link #predict(BufferedImage)}
   * tells them.
   *
   * @throws BadInputException when it is no picture
   */
  public final List<Prediction> predict(InputStream picture) throws IOException {
    return predictAll(List.of(picture)).get(0);
  }

  /**
   * The classes of many pictures, in their order; quicker than one by one, for they go through the
   * network in batches.
   *
   * @param pictures each a {@link BufferedImage}, {@link Path} or {@link InputStream}
   * @return for each what {@link #predict(BufferedImage)} gives
   * @throws BadInputException when one is no picture
   */
  public final List<List<Prediction>> predictAll(List<?> pictures) throws IOException {
    Inference inference = inference();
    List<List<Prediction>> all = new ArrayList<>();
    for (int[] batch : inference.batches(pictures.size())) {
      ByteArrayOutputStream pixels = new ByteArrayOutputStream();
      for (int i : batch) {
        pixels.writeBytes(pixels(pictures.get(i), inference.shape()));
      }
      for (float[] probabilities : inference.probabilities(pixels.toByteArray())) {
        all.add(ranked(probabilities));
      }
    }
    return all;
  }

  private static byte[] pixels(Object picture, ImageShape to) throws IOException {
    if (picture instanceof Path file) {
      return ImageFile.read(file, to.height(), to.width(), to.channels());
    }
    if (picture instanceof InputStream stream) {
      return ImageFile.read(stream, to.height(), to.width(), to.channels());
    }
    if (picture instanceof BufferedImage image) {
      return ImageFile.of(image, to.height(), to.width(), to.channels());
    }
    throw new BadInputException(
        "Expected a picture as BufferedImage, Path or InputStream but found %s."
            .formatted(picture.getClass().getName()));
  }

  private List<Prediction> ranked(float[] probabilities) {
    List<Prediction> predictions = new ArrayList<>();
    for (int k = 0; k < probabilities.length; k++) {
      predictions.add(new Prediction(classNames().get(k), probabilities[k]));
    }
    predictions.sort(Comparator.comparingDouble(Prediction::probability).reversed());
    return predictions;
  }

  /**
   * Classifies a set of images of the size that the classifier was trained on; one that is not in
   * memory is read batch by batch.
   *
   * @throws BadInputException when there are none, or their size or classes differ
   */
  public final Predictions evaluate(ImageSet images) throws IOException {
    Inference inference = inference();
    if (images.size() == 0) {
      throw new BadInputException("Expected images to evaluate but the set is empty.");
    }
    inference.shape().requireSame(ImageShape.of(images));
    if (!images.classNames().equals(classNames())) {
      throw new BadInputException(
          "Expected images of the classes %s but found %s: choose the same ones, in the same order."
              .formatted(classNames(), images.classNames()),
          Hint.OTHER_CLASSES);
    }
    return inference.predict(images);
  }

  @Override
  public abstract void close();
}
