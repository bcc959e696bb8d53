package neva.savedmodel;

import java.util.List;
import java.util.Set;
import neva.checkpoint.ElementType;
import neva.io.BadInputException;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto.Dim;

/**
 * The weights of a frozen graph: its floating-point constants of more than one value.
 *
 * @param tensors how many they are
 * @param values in all of them
 * @param bytes that the values take in memory
 */
record ConstantWeights(long tensors, long values, long bytes) {

  private static final Set<DataType> FLOATING =
      Set.of(DataType.DT_FLOAT, DataType.DT_DOUBLE, DataType.DT_HALF, DataType.DT_BFLOAT16);

  /**
   * Counts them in the graph and its functions.
   *
   * @throws BadInputException when a constant has an impossible shape
   */
  static ConstantWeights of(GraphDef graph) {
    List<TensorProto> weights =
        OpCounts.nodes(graph)
            .filter(node -> node.getOp().equals("Const") && node.containsAttr("value"))
            .map(node -> node.getAttrOrThrow("value").getTensor())
            .filter(tensor -> FLOATING.contains(tensor.getDtype()) && values(tensor) > 1)
            .toList();
    return new ConstantWeights(
        weights.size(),
        weights.stream().mapToLong(ConstantWeights::values).sum(),
        weights.stream().mapToLong(ConstantWeights::bytes).sum());
  }

  private static long bytes(TensorProto tensor) {
    return values(tensor) * ElementType.of(tensor.getDtype()).bytes();
  }

  private static long values(TensorProto tensor) {
    try {
      return tensor.getTensorShape().getDimList().stream()
          .mapToLong(Dim::getSize)
          .reduce(1, Math::multiplyExact);
    } catch (ArithmeticException e) {
      throw new BadInputException(
          ("Expected constants that fit into memory but was a shape of %s in the graph;"
                  + " export the model again.")
              .formatted(TensorSummary.shape(tensor.getTensorShape())),
          e);
    }
  }
}
