package neva.dataset;

import java.util.Map;
import java.util.Optional;

/** What a pickle of plain data and numpy arrays may name. */
enum PickledName {
  RECONSTRUCT,
  NDARRAY,
  DTYPE,
  ENCODE;

  private static final Map<String, PickledName> NAMES =
      Map.of(
          "numpy.core.multiarray._reconstruct", RECONSTRUCT,
          "numpy._core.multiarray._reconstruct", RECONSTRUCT,
          "numpy.ndarray", NDARRAY,
          "numpy.dtype", DTYPE,
          // How Python 3 writes bytes in protocol 2.
          "_codecs.encode", ENCODE);

  static Optional<PickledName> of(String module, String name) {
    return Optional.ofNullable(NAMES.get(module + "." + name));
  }
}
