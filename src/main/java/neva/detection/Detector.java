package neva.detection;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import neva.detection.annotation.LabelMap;
import neva.detection.metric.Detection;
import neva.detection.sample.DetectionRecords;
import neva.image.Picture;
import neva.image.Pictures;
import neva.io.BadInputException;

/**
 * Finds objects on pictures: {@link ExportedDetector} with a model of the TensorFlow Object
 * Detection API or of Neva, {@link SsdDetector} with what it has been trained to.
 *
 * <p>Several threads may predict with one detector at once. Closing it waits for the predictions
 * under way; later ones throw an {@link IllegalStateException}.
 *
 * <p>Detections come the best first, with boxes in pixels of the picture as stored: EXIF's
 * orientation is not applied.
 */
public interface Detector extends AutoCloseable {

  /** The score that a detection needs unless another one is asked for. */
  double MIN_SCORE = 0.5;

  /** The names of the classes. */
  LabelMap labels();

  /** What is found on a picture with a score of {@value #MIN_SCORE} or more. */
  default List<Detection> predict(Picture picture) {
    return predict(picture, MIN_SCORE);
  }

  /**
   * What is found on a picture.
   *
   * @param minScore of the detections, 0 to 1
   * @throws BadInputException when {@code minScore} is not
   * @throws IllegalStateException when the detector is closed, or not trained yet
   */
  List<Detection> predict(Picture picture, double minScore);

  /** What is found on a picture with a score of {@value #MIN_SCORE} or more. */
  default List<Detection> predict(BufferedImage picture) {
    return predict(picture, MIN_SCORE);
  }

  /** What is found on a picture, whose transparent parts count as white; see {@link #predict}. */
  default List<Detection> predict(BufferedImage picture, double minScore) {
    return predict(Picture.of(picture), minScore);
  }

  /** What is found on a picture with a score of {@value #MIN_SCORE} or more. */
  default List<Detection> predict(Path picture) throws IOException {
    return predict(picture, MIN_SCORE);
  }

  /**
   * What is found on the picture in a file.
   *
   * @throws BadInputException when there is no file, it is no picture or damaged
   */
  default List<Detection> predict(Path picture, double minScore) throws IOException {
    return predict(Pictures.read(picture), minScore);
  }

  /** What is found on a picture with a score of {@value #MIN_SCORE} or more. */
  default List<Detection> predict(InputStream picture) throws IOException {
    return predict(picture, MIN_SCORE);
  }

  /**
   * What is found on the picture in a stream, which is read to its end and stays open.
   *
   * @throws BadInputException when the stream holds no picture or a damaged one
   */
  default List<Detection> predict(InputStream picture, double minScore) throws IOException {
    return predict(Pictures.read(picture), minScore);
  }

  /** What is found on each of many pictures with a score of {@value #MIN_SCORE} or more. */
  default List<List<Detection>> predictAll(List<?> pictures) throws IOException {
    return predictAll(pictures, MIN_SCORE);
  }

  /**
   * What is found on each of many pictures, in their order.
   *
   * @param pictures each a {@link BufferedImage}, {@link Path}, {@link InputStream} or {@link
   *     Picture}
   * @throws BadInputException when one is no picture or damaged
   */
  default List<List<Detection>> predictAll(List<?> pictures, double minScore) throws IOException {
    List<List<Detection>> found = new ArrayList<>();
    for (Object picture : pictures) {
      found.add(predict(picture(picture), minScore));
    }
    return found;
  }

  private static Picture picture(Object source) throws IOException {
    if (source instanceof Picture picture) {
      return picture;
    }
    if (source instanceof BufferedImage image) {
      return Picture.of(image);
    }
    if (source instanceof Path file) {
      return Pictures.read(file);
    }
    if (source instanceof InputStream stream) {
      return Pictures.read(stream);
    }
    throw new BadInputException(
        "Expected a picture as BufferedImage, Path, InputStream or Picture but found %s."
            .formatted(source.getClass().getName()));
  }

  /**
   * Detects on all pictures of a set and compares with what is there.
   *
   * @throws BadInputException when a class of the records is not in the label map of the detector,
   *     or a picture cannot be read
   */
  default DetectionResults evaluate(DetectionRecords records) throws IOException {
    return DetectionResults.of(records, labels(), (record, picture) -> predict(picture, 0));
  }

  @Override
  void close();
}
