package neva.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.io.BadInputException;

/**
 * Reads CIFAR-10, 60,000 colour images of 32×32 in ten classes, from the files of its binary or its
 * Python version.
 *
 * @see <a href="https://www.cs.toronto.edu/~kriz/cifar.html">The CIFAR-10 dataset</a>
 */
public final class Cifar10 {

  private static final CifarSet SET =
      new CifarSet(
          "cifar10",
          "CIFAR-10",
          "cifar-10-batches-bin",
          "cifar-10-batches-py",
          "batches.meta",
          List.of("data_batch_1", "data_batch_2", "data_batch_3", "data_batch_4", "data_batch_5"),
          "test_batch",
          List.of(new CifarLabels("labels", "label_names", "batches.meta.txt", 10)));

  private Cifar10() {}

  /**
   * Reads the five training batches and the test batch, in the order of the files.
   *
   * @param dir the folder {@code cifar-10-batches-bin} or {@code cifar-10-batches-py}, or the one
   *     that holds it; where both are there the first is read
   * @throws BadInputException when a file is missing, cut off, holds a label past 9, or is a pickle
   *     of anything but numbers, texts and arrays of bytes
   * @throws IOException when reading fails
   */
  public static ImageData read(Path dir) throws IOException {
    return CifarFolder.find(dir, SET).read("cifar10:" + dir).get(0);
  }
}
