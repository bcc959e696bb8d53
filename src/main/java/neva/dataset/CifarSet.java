package neva.dataset;

import java.util.List;

/**
 * The files of a CIFAR set.
 *
 * @param kind as it is named on the command line
 * @param title as its authors name it
 * @param binary folder of the binary version, whose batches end in {@code .bin}
 * @param python folder of the Python version
 * @param meta file with the names of the classes in the Python version
 * @param train names of the training batches
 * @param test name of the test batch
 * @param labels that an image has, in the order of the bytes of a record
 */
record CifarSet(
    String kind,
    String title,
    String binary,
    String python,
    String meta,
    List<String> train,
    String test,
    List<CifarLabels> labels) {

  static final int SIDE = 32;
  static final int CHANNELS = 3;

  /** Bytes of an image. */
  static final int IMAGE = CHANNELS * SIDE * SIDE;

  String remedy() {
    return "Fetch it with neva data download %s, or unpack it and give its folder %s."
        .formatted(kind, binary);
  }
}
