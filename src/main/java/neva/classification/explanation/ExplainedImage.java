package neva.classification.explanation;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import neva.classification.ClassifierRun;
import neva.classification.TrainedNetwork;
import neva.dataset.ImageFile;
import neva.dataset.ImageSet;
import neva.dataset.LabeledImages;

/**
 * One image to be explained.
 *
 * @param name for captions and files
 * @param image a set of this image alone
 * @param truth its true class, where it is known
 */
public record ExplainedImage(String name, LabeledImages image, Optional<String> truth) {

  /**
   * @throws IllegalArgumentException when {@code image} is not one
   */
  public ExplainedImage {
    if (image.size() != 1) {
      throw new IllegalArgumentException("image must be one image, found " + image.size());
    }
  }

  /**
   * Reads pictures of any size and prepares them as the images were that a run was trained on. Of
   * those with the same name, the later ones get a number.
   *
   * @throws neva.io.BadInputException when there is no such file or it is no picture
   */
  public static List<ExplainedImage> read(List<Path> files, ClassifierRun record)
      throws IOException {
    Set<String> names = new HashSet<>();
    List<ExplainedImage> images = new ArrayList<>();
    for (Path file : files) {
      LabeledImages image = prepared(file, record);
      images.add(new ExplainedImage(newName(file, names), image, Optional.empty()));
    }
    return images;
  }

  /** The name of the file without its ending, or that with a number; added to the names. */
  private static String newName(Path file, Set<String> names) {
    String stem = file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
    String name = stem;
    for (int number = 2; !names.add(name); number++) {
      name = "%s-%d".formatted(stem, number);
    }
    return name;
  }

  private static LabeledImages prepared(Path file, ClassifierRun record) throws IOException {
    int channels = record.channels();
    byte[] pixels = ImageFile.read(file, record.height(), record.width(), channels);
    return new LabeledImages(
        record.height(), record.width(), channels, pixels, new int[1], record.classNames());
  }

  /** An image of a set, with its true class. */
  static ExplainedImage of(ImageSet images, int index, String name) throws IOException {
    LabeledImages image = images.subset(new int[] {index}).inMemory();
    return new ExplainedImage(name, image, Optional.of(image.className(0)));
  }

  /** The window in its middle, which is what a network sees of it. */
  BufferedImage centre(TrainedNetwork network) {
    int height = (int) network.input().shape().get(1);
    int width = (int) network.input().shape().get(2);
    int left = (image.width() - width) / 2;
    int top = (image.height() - height) / 2;
    return image.image(0).getSubimage(left, top, width, height);
  }
}
