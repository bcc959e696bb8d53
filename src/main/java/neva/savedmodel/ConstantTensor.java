package neva.savedmodel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import neva.io.BadInputException;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.TensorProto;
import org.tensorflow.proto.TensorShapeProto.Dim;

/** The float32 value of a Const node. */
record ConstantTensor(String name, TensorProto tensor) {

  static ConstantTensor of(NodeDef node) {
    return new ConstantTensor(node.getName(), node.getAttrOrThrow("value").getTensor());
  }

  long[] shape() {
    return tensor.getTensorShape().getDimList().stream().mapToLong(Dim::getSize).toArray();
  }

  /** All values in row-major order. */
  float[] values() {
    ByteBuffer content = tensor.getTensorContent().asReadOnlyByteBuffer();
    float[] values = new float[elements(content.remaining() / Float.BYTES)];
    if (content.hasRemaining()) {
      content.order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
    } else {
      fill(values);
    }
    return values;
  }

  /** A message may leave out values at the end that repeat the last one. */
  private void fill(float[] values) {
    int given = tensor.getFloatValCount();
    for (int i = 0; i < given; i++) {
      values[i] = tensor.getFloatVal(i);
    }
    if (given > 0) {
      Arrays.fill(values, given, values.length, values[given - 1]);
    }
  }

  private int elements(int inContent) {
    long elements = 1;
    for (long size : shape()) {
      elements = size < 0 || elements > Integer.MAX_VALUE ? -1 : elements * size;
    }
    boolean fits =
        tensor.getTensorContent().isEmpty()
            ? elements >= tensor.getFloatValCount() && elements <= MOST_REPEATED
            : elements == inContent;
    if (!fits) {
      throw new BadInputException(
          ("Expected as many values as the shape %s has but was another number in the constant %s;"
                  + " export the model again.")
              .formatted(Arrays.toString(shape()), name));
    }
    return (int) elements;
  }

  /** So that a damaged file cannot ask for all memory; real repeated values are few. */
  private static final int MOST_REPEATED = 1 << 26;
}
