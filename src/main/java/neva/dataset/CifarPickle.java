package neva.dataset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import net.razorvine.pickle.PickleException;
import neva.io.BadInputException;

/** A file of the Python version of a CIFAR set. */
record CifarPickle(Path file, Map<String, Object> dict) {

  /**
   * @throws BadInputException when the file is no pickle of plain data
   */
  static CifarPickle read(Path file) throws IOException {
    return new CifarPickle(file, PickleReader.readDict(file));
  }

  /** The names of the classes of a kind of labels. */
  List<String> names(CifarLabels kind) {
    return list(kind.namesKey()).stream().map(name -> name(kind.namesKey(), name)).toList();
  }

  /**
   * The images of a batch with their labels: {@code data}, [n, 3072], where a row holds the 1024
   * red, the 1024 green and the 1024 blue bytes of an image, and a list for each kind of label.
   */
  CifarBatch batch(List<CifarLabels> kinds) {
    PickledArray data = data();
    CifarBatch batch = CifarBatch.empty(data.rows(), kinds.size());
    byte[] planes = data.rowByRow();
    for (int i = 0; i < batch.size(); i++) {
      batch.setImage(i, planes, i * CifarSet.IMAGE);
    }
    for (int k = 0; k < kinds.size(); k++) {
      setLabels(batch, k, kinds.get(k));
    }
    return batch;
  }

  private PickledArray data() {
    if (dict.get("data") instanceof PickledArray array
        && array.rows() > 0
        && array.columns() == CifarSet.IMAGE) {
      return array;
    }
    throw refused("an array of [n, %d] bytes".formatted(CifarSet.IMAGE), "data");
  }

  private void setLabels(CifarBatch batch, int k, CifarLabels kind) {
    List<?> labels = list(kind.key());
    if (labels.size() != batch.size()) {
      throw refused("%d labels".formatted(batch.size()), kind.key());
    }
    for (int i = 0; i < batch.size(); i++) {
      if (!(labels.get(i) instanceof Integer label)) {
        throw refused("whole numbers", kind.key());
      }
      batch.setLabel(k, i, label, kind, file);
    }
  }

  private List<?> list(String key) {
    if (dict.get(key) instanceof List<?> list) {
      return list;
    }
    throw refused("a list", key);
  }

  private String name(String key, Object value) {
    try {
      return PickleReader.text(value);
    } catch (ClassCastException | NullPointerException | PickleException e) {
      throw refused("a list of names", key);
    }
  }

  private BadInputException refused(String expected, String key) {
    return new BadInputException(
        "Expected %s under the key %s but found %s in %s. Fetch the file again."
            .formatted(expected, key, found(dict.get(key)), file));
  }

  private static String found(Object value) {
    if (value == null) {
      return "nothing";
    }
    if (value instanceof List<?> list) {
      return "a list of " + list.size();
    }
    return value instanceof PickledArray array
        ? "an array of [%d, %d]".formatted(array.rows(), array.columns())
        : "something else";
  }
}
