package neva.layer;

import neva.layer.Variable.Role;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Op;
import org.tensorflow.op.Ops;
import org.tensorflow.op.nn.FusedBatchNorm;
import org.tensorflow.types.TFloat32;

/**
 * Batch normalisation over [b, h, w, c]: gamma·(x − mean)/√(variance + ε) + beta, per channel
 * (Ioffe and Szegedy 2015, "Batch Normalization").
 *
 * <p>Training uses the statistics of the batch and moves {@code moving_mean} and {@code
 * moving_variance} towards them by 1 − momentum a step; inference uses the moving ones.
 */
public final class BatchNorm extends Layer {

  private final float momentum;
  private final float epsilon;
  private Variable<TFloat32> gamma;
  private Variable<TFloat32> beta;
  private Variable<TFloat32> movingMean;
  private Variable<TFloat32> movingVariance;

  /**
   * @param momentum share of the old moving average kept at each step, 0 to 1
   * @param epsilon added to the variance, positive
   */
  public BatchNorm(String name, float momentum, float epsilon) {
    super(name);
    this.momentum = momentum;
    this.epsilon = epsilon;
  }

  @Override
  protected void createVariables(Ops tf, Shape input) {
    requireRank(input, 4, "[batch, height, width, channels]");
    Shape channels = Shape.of(input.get(3));
    gamma = ones(tf, "gamma", channels, Role.OFFSET);
    beta = zeros(tf, "beta", channels, Role.OFFSET);
    movingMean = zeros(tf, "moving_mean", channels, Role.STATE);
    movingVariance = ones(tf, "moving_variance", channels, Role.STATE);
  }

  @Override
  protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
    return mode == Mode.TRAIN ? normalizeByBatch(tf, x) : normalizeByAverages(tf, x);
  }

  private Operand<TFloat32> normalizeByBatch(Ops tf, Operand<TFloat32> x) {
    Operand<TFloat32> none = tf.constant(new float[0]);
    FusedBatchNorm<TFloat32, TFloat32> y =
        tf.nn.fusedBatchNorm(
            x,
            gamma.read(tf),
            beta.read(tf),
            none,
            none,
            FusedBatchNorm.epsilon(epsilon),
            FusedBatchNorm.isTraining(true));
    addUpdate(move(tf, movingMean, y.batchMean()));
    addUpdate(move(tf, movingVariance, y.batchVariance()));
    return y.y();
  }

  private Operand<TFloat32> normalizeByAverages(Ops tf, Operand<TFloat32> x) {
    return tf.nn
        .fusedBatchNorm(
            x,
            gamma.read(tf),
            beta.read(tf),
            movingMean.read(tf),
            movingVariance.read(tf),
            FusedBatchNorm.epsilon(epsilon),
            FusedBatchNorm.isTraining(false))
        .y();
  }

  /** What inference multiplies each channel by, [c]. */
  Operand<TFloat32> scale(Ops tf) {
    Operand<TFloat32> variance = tf.math.add(movingVariance.read(tf), tf.constant(epsilon));
    return tf.math.mul(gamma.read(tf), tf.math.rsqrt(variance));
  }

  /** What inference then adds to each channel, [c]. */
  Operand<TFloat32> offset(Ops tf, Operand<TFloat32> scale) {
    return tf.math.sub(beta.read(tf), tf.math.mul(movingMean.read(tf), scale));
  }

  private Op move(Ops tf, Variable<TFloat32> average, Operand<TFloat32> towards) {
    Operand<TFloat32> difference = tf.math.sub(average.read(tf), towards);
    return tf.assignSubVariableOp(
        average.handle(), tf.math.mul(difference, tf.constant(1 - momentum)));
  }
}
