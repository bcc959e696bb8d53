package neva.distortion;

import neva.io.NamedParts;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** A distortion that the program has registered. */
record NamedDistortion(String name) implements Distortion {

  @Override
  public Operand<TFloat32> apply(Ops tf, Operand<TFloat32> images, Operand<TInt64> key) {
    return NamedParts.find(Distortion.class, name).apply(tf, images, key);
  }
}
