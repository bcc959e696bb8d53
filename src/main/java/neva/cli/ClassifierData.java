package neva.cli;

import java.io.IOException;
import java.util.List;
import neva.dataset.ImageData;
import neva.dataset.ImageSets;
import neva.io.BadInputException;

/** The images that {@code --data} and {@code --classes} name. */
final class ClassifierData {

  private ClassifierData() {}

  /**
   * Reads them; what is passed over is told on standard error.
   *
   * @param classes that are taken, in this order; none for all
   */
  static ImageData read(String spec, List<String> classes) throws IOException {
    List<String> names = classes.stream().map(String::strip).toList();
    ImageData images =
        ImageSets.read(spec, names, warning -> System.err.println("neva: " + warning));
    if (images.part(images.measured()).size() == 0) {
      throw new BadInputException(
          "Expected two or more images of a class, one of them for the test set, but found one of each in %s: add images."
              .formatted(spec));
    }
    return images;
  }
}
