package neva.savedmodel;

import java.util.stream.Collectors;
import neva.checkpoint.ElementType;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * An input or output of a signature.
 *
 * @param key its name in the signature
 * @param tensor its name in the graph, such as {@code image_tensor:0}
 * @param dtype of its elements, such as {@code float32}
 * @param shape such as {@code [?, 300, 300, 3]}, where ? is a size left open
 */
record TensorSummary(String key, String tensor, String dtype, String shape) {

  static TensorSummary of(String key, TensorInfo info) {
    return new TensorSummary(
        key, tensor(info), ElementType.of(info.getDtype()).name(), shape(info.getTensorShape()));
  }

  private static String tensor(TensorInfo info) {
    return switch (info.getEncodingCase()) {
      case COO_SPARSE -> "sparse " + info.getCooSparse().getValuesTensorName();
      case COMPOSITE_TENSOR ->
          "composite of %d".formatted(info.getCompositeTensor().getComponentsCount());
      default -> info.getName();
    };
  }

  static String shape(TensorShapeProto shape) {
    if (shape.getUnknownRank()) {
      return "unknown";
    }
    return shape.getDimList().stream()
        .map(dim -> dim.getSize() < 0 ? "?" : Long.toString(dim.getSize()))
        .collect(Collectors.joining(", ", "[", "]"));
  }
}
