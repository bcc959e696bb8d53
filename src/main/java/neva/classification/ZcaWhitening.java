package neva.classification;

import java.io.IOException;
import java.util.Map;
import neva.io.BadInputException;
import neva.io.Text;
import neva.layer.Mode;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * (x − mean)·W with W = U·(S + ε)^−½·Uᵀ, where U·S·Uᵀ is the covariance of the pixels over the
 * training set: decorrelated, and as near to the image as can be (Bell and Sejnowski 1997, "The
 * 'independent components' of natural scenes are edge filters").
 */
final class ZcaWhitening extends FittedLayer {

  /** Their square is the size of the matrix: 32×32 pixels in colour are 3,072. */
  private static final int MOST_VALUES = 4_096;

  private Variable<TFloat32> mean;
  private Variable<TFloat32> whitening;

  ZcaWhitening(String name) {
    super(name);
  }

  @Override
  protected void createVariables(Ops tf, Shape input) {
    requireRank(input, 4, "[batch, height, width, channels]");
    long values = input.get(1) * input.get(2) * input.get(3);
    if (values > MOST_VALUES) {
      throw new BadInputException(
          Text.format(
              "Whitening takes windows of at most %,d values but found %s, %,d: choose another normalization.",
              MOST_VALUES, input, values));
    }
    mean = zeros(tf, "mean", Shape.of(values), Role.STATE);
    whitening = zeros(tf, "whitening", Shape.of(values, values), Role.STATE);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> images, Mode mode) {
    long[] shape = images.shape().asArray();
    Operand<TFloat32> rows =
        tf.reshape(images, tf.constant(new long[] {-1, mean.shape().size()})); // [b, h·w·c]
    Operand<TFloat32> white =
        tf.linalg.matMul(tf.math.sub(rows, mean.read(tf)), whitening.read(tf));
    return tf.reshape(white, tf.constant(new long[] {-1, shape[1], shape[2], shape[3]}));
  }

  @Override
  Map<Variable<TFloat32>, float[]> fit(CentreWindows windows) throws IOException {
    float[] means = windows.mean();
    return Map.of(mean, means, whitening, WhiteningMatrix.of(windows, means));
  }
}
