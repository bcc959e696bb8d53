package neva.dataset;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import neva.io.BadInputException;

/**
 * The unpacked files of a CIFAR set.
 *
 * @param python whether it is the Python version, otherwise the binary one
 */
record CifarFolder(CifarSet set, Path path, boolean python) {

  /**
   * Finds the files in {@code dir} or in the set's own folder inside it.
   *
   * @throws BadInputException when there is no such folder
   */
  static CifarFolder find(Path dir, CifarSet set) {
    Path folder =
        Stream.of(set.binary(), set.python())
            .map(dir::resolve)
            .filter(Files::isDirectory)
            .findFirst()
            .orElse(dir);
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(
          "Expected the folder of %s but found none at %s. %s"
              .formatted(set.title(), dir, set.remedy()));
    }
    boolean binary = Files.exists(folder.resolve(set.labels().get(0).namesFile()));
    return new CifarFolder(set, folder, !binary && Files.exists(folder.resolve(set.meta())));
  }

  /** The set once for each kind of its labels, all on the same pixels. */
  List<ImageData> read(String source) throws IOException {
    List<List<String>> names = new ArrayList<>();
    for (CifarLabels labels : set.labels()) {
      names.add(names(labels));
    }
    CifarBatch train = batches(set.train());
    CifarBatch test = batches(List.of(set.test()));
    List<ImageData> kinds = new ArrayList<>();
    for (int k = 0; k < names.size(); k++) {
      kinds.add(
          ImageData.of(train.images(k, names.get(k)))
              .withTest(test.images(k, names.get(k)))
              .withSource(source)
              .withFlippable(true));
    }
    return kinds;
  }

  private List<String> names(CifarLabels labels) throws IOException {
    Path file = require(python ? set.meta() : labels.namesFile());
    List<String> names = python ? CifarPickle.read(file).names(labels) : lines(file);
    if (names.size() != labels.classes() || names.stream().distinct().count() != names.size()) {
      throw new BadInputException(
          "Expected %d different class names but was %d in %s. %s"
              .formatted(labels.classes(), names.size(), file, set.remedy()));
    }
    return names;
  }

  private static List<String> lines(Path file) throws IOException {
    // Decoded leniently: a file that is no text has the wrong number of lines.
    String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
    return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
  }

  private CifarBatch batches(List<String> names) throws IOException {
    List<CifarBatch> batches = new ArrayList<>();
    for (String name : names) {
      batches.add(
          python
              ? CifarPickle.read(require(name)).batch(set.labels())
              : CifarBatch.read(require(name + ".bin"), set.labels()));
    }
    return CifarBatch.join(batches);
  }

  private Path require(String name) {
    Path file = path.resolve(name);
    if (!Files.isRegularFile(file)) {
      throw new BadInputException(
          "Expected %s of the %s version of %s but found no such file in %s. %s"
              .formatted(name, python ? "Python" : "binary", set.title(), path, set.remedy()));
    }
    return file;
  }
}
