package neva.detection.ssd;

import java.util.List;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.ndarray.index.Index;
import org.tensorflow.ndarray.index.Indices;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** {@link BoxCoder#decode} inside a graph, for all anchors of a batch. */
final class BoxDecoder {

  private static final Index FIRST_TWO = Indices.sliceTo(2);
  private static final Index LAST_TWO = Indices.sliceFrom(2);

  private BoxDecoder() {}

  /** Boxes [b, a, 4] of codes [b, a, 4]. */
  static Operand<TFloat32> decode(
      Ops tf, Operand<TFloat32> codes, BoxCoder coder, Anchors anchors) {
    Operand<TFloat32> anchor =
        tf.constant(Shape.of(anchors.size(), 4), DataBuffers.of(anchors.centres()));
    Operand<TFloat32> centres = tf.stridedSlice(anchor, Indices.all(), FIRST_TWO); // [a, 2]
    Operand<TFloat32> sides = tf.stridedSlice(anchor, Indices.all(), LAST_TWO); // [a, 2]
    Operand<TFloat32> code = tf.math.div(codes, tf.constant(scales(coder)));
    Operand<TFloat32> shift = tf.stridedSlice(code, Indices.ellipsis(), FIRST_TWO); // [b, a, 2]
    Operand<TFloat32> ratio = tf.stridedSlice(code, Indices.ellipsis(), LAST_TWO); // [b, a, 2]
    Operand<TFloat32> centre = tf.math.add(tf.math.mul(shift, sides), centres);
    Operand<TFloat32> half = tf.math.mul(tf.math.exp(ratio), tf.math.mul(sides, tf.constant(0.5f)));
    return tf.concat(
        List.of(tf.math.sub(centre, half), tf.math.add(centre, half)), tf.constant(-1));
  }

  private static float[] scales(BoxCoder coder) {
    return new float[] {
      (float) coder.yScale(),
      (float) coder.xScale(),
      (float) coder.heightScale(),
      (float) coder.widthScale()
    };
  }
}
