package neva.dataset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neva.io.BadInputException;

/**
 * Images of a CIFAR set with one or more labels each.
 *
 * @param pixels {@code [n, 32, 32, 3]}, channels interleaved
 * @param labels {@code [kinds, n]}
 */
record CifarBatch(byte[] pixels, int[][] labels) {

  private static final int PLANE = CifarSet.SIDE * CifarSet.SIDE;
  private static final int IMAGE = CifarSet.IMAGE;

  /**
   * Reads a batch of a binary version. A record is a byte for each label, then the 1024 red, the
   * 1024 green and the 1024 blue bytes of an image, each plane row by row.
   */
  static CifarBatch read(Path file, List<CifarLabels> kinds) throws IOException {
    byte[] bytes = Files.readAllBytes(file);
    int record = kinds.size() + IMAGE;
    checkLength(bytes.length, record, file);
    CifarBatch batch = empty(bytes.length / record, kinds.size());
    for (int i = 0; i < batch.size(); i++) {
      for (int k = 0; k < kinds.size(); k++) {
        batch.setLabel(k, i, bytes[i * record + k] & 0xff, kinds.get(k), file);
      }
      batch.setImage(i, bytes, i * record + kinds.size());
    }
    return batch;
  }

  static CifarBatch join(List<CifarBatch> batches) {
    int kinds = batches.get(0).labels.length;
    CifarBatch all = empty(batches.stream().mapToInt(CifarBatch::size).sum(), kinds);
    int n = 0;
    for (CifarBatch batch : batches) {
      for (int k = 0; k < kinds; k++) {
        System.arraycopy(batch.labels[k], 0, all.labels[k], n, batch.size());
      }
      System.arraycopy(batch.pixels, 0, all.pixels, n * IMAGE, batch.pixels.length);
      n += batch.size();
    }
    return all;
  }

  /** Room for {@code n} images. */
  static CifarBatch empty(int n, int kinds) {
    return new CifarBatch(new byte[Math.multiplyExact(n, IMAGE)], new int[kinds][n]);
  }

  int size() {
    return labels[0].length;
  }

  /** The images with their labels of kind {@code k}; the pixels are not copied. */
  LabeledImages images(int k, List<String> names) {
    return new LabeledImages(
        CifarSet.SIDE, CifarSet.SIDE, CifarSet.CHANNELS, pixels, labels[k], names);
  }

  /** Puts in the {@code i}-th image, of which the three planes stand in {@code planes}. */
  void setImage(int i, byte[] planes, int from) {
    for (int p = 0; p < PLANE; p++) {
      for (int c = 0; c < CifarSet.CHANNELS; c++) {
        pixels[i * IMAGE + p * CifarSet.CHANNELS + c] = planes[from + c * PLANE + p];
      }
    }
  }

  /**
   * Puts in the {@code k}-th label of the {@code i}-th image.
   *
   * @throws BadInputException when there is no such class
   */
  void setLabel(int k, int i, long label, CifarLabels kind, Path file) {
    if (label < 0 || label >= kind.classes()) {
      throw new BadInputException(
          ("Expected a label from 0 to %d but was %d at %s, record %d."
                  + " The file is damaged or of another set: fetch it again.")
              .formatted(kind.classes() - 1, label, file, i));
    }
    labels[k][i] = (int) label;
  }

  private static void checkLength(int length, int record, Path file) {
    if (length == 0 || length % record != 0) {
      throw new BadInputException(
          ("Expected a whole number of records of %d bytes but was %d bytes in %s."
                  + " The file is cut off: fetch it again.")
              .formatted(record, length, file));
    }
  }
}
