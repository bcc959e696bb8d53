import java.util.Map;
import java.util.SplittableRandom;
import neva.training.Batches;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

// begin
/**
 * What a training of your own is fed with: radius and angle of points, and where these are. A batch
 * is a function of its step, so that a resumed run sees the same ones.
 *
 * @param inputs [b, 2], radius from 0 to 1 and angle from 0 to π/2
 * @param truth [b, 2], x and y
 */
public record OwnBatches(Operand<TFloat32> inputs, Operand<TFloat32> truth, int batchSize)
    implements Batches {

  static OwnBatches in(Ops tf, int batchSize) {
    Placeholder.Options pairs = Placeholder.shape(Shape.of(-1, 2));
    return new OwnBatches(
        tf.placeholder(TFloat32.class, pairs), tf.placeholder(TFloat32.class, pairs), batchSize);
  }

  @Override
  public Map<Operand<?>, Tensor> at(long step) {
    SplittableRandom random = new SplittableRandom(step);
    float[] polar = new float[2 * batchSize];
    float[] points = new float[2 * batchSize];
    for (int i = 0; i < points.length; i += 2) {
      polar[i] = random.nextFloat();
      polar[i + 1] = (float) (Math.PI / 2 * random.nextDouble());
      points[i] = polar[i] * (float) Math.cos(polar[i + 1]);
      points[i + 1] = polar[i] * (float) Math.sin(polar[i + 1]);
    }
    return Map.of(inputs, tensor(polar), truth, tensor(points));
  }

  private TFloat32 tensor(float[] values) {
    return TFloat32.tensorOf(Shape.of(batchSize, 2), DataBuffers.of(values));
  }
}
// end
