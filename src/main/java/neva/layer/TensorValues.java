package neva.layer;

import org.tensorflow.types.TFloat32;

/** Tensors as arrays of Java. */
public final class TensorValues {

  private TensorValues() {}

  /** All values of a tensor, row by row, copied. */
  public static float[] of(TFloat32 tensor) {
    float[] values = new float[(int) tensor.size()];
    tensor.asRawTensor().data().asFloats().read(values);
    return values;
  }
}
