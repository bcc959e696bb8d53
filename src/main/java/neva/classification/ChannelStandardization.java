package neva.classification;

import java.io.IOException;
import java.util.Map;
import neva.layer.Mode;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** (x − mean) / deviation, with the mean and deviation of each channel over the training set. */
final class ChannelStandardization extends FittedLayer {

  /** Of a channel that is the same everywhere: half a step of a byte. */
  private static final double SMALLEST_DEVIATION = 0.5 / 255;

  private Variable<TFloat32> mean;
  private Variable<TFloat32> deviation;

  ChannelStandardization(String name) {
    super(name);
  }

  @Override
  protected void createVariables(Ops tf, Shape input) {
    requireRank(input, 4, "[batch, height, width, channels]");
    Shape channels = Shape.of(input.get(3));
    mean = zeros(tf, "mean", channels, Role.STATE);
    deviation = ones(tf, "deviation", channels, Role.STATE);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> images, Mode mode) {
    return tf.math.div(tf.math.sub(images, mean.read(tf)), deviation.read(tf));
  }

  @Override
  Map<Variable<TFloat32>, float[]> fit(CentreWindows windows) throws IOException {
    double[] sum = new double[windows.channels()];
    double[] squares = new double[windows.channels()];
    for (int i = 0; i < windows.count(); i++) {
      float[] values = windows.values(i);
      for (int k = 0; k < values.length; k++) {
        sum[k % sum.length] += values[k];
        squares[k % sum.length] += values[k] * values[k];
      }
    }
    double n = (double) windows.count() * windows.length() / windows.channels();
    float[] means = new float[sum.length];
    float[] deviations = new float[sum.length];
    for (int c = 0; c < sum.length; c++) {
      means[c] = (float) (sum[c] / n);
      double variance = squares[c] / n - sum[c] / n * sum[c] / n;
      deviations[c] = (float) Math.max(SMALLEST_DEVIATION, Math.sqrt(Math.max(0, variance)));
    }
    return Map.of(mean, means, deviation, deviations);
  }
}
