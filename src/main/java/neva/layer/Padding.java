package neva.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntBinaryOperator;
import java.util.stream.IntStream;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * What a convolution sees beyond the border of its images. All but {@link #VALID} give an output as
 * large as the input at stride 1, and as large as one another at any stride. Below, images of one
 * line {@code abcd} under a kernel that reaches two pixels out. The names are those of {@code
 * tf.nn.conv2d} and of the modes of numpy's {@code pad}, which calls the last one {@code wrap}.
 */
public enum Padding {
  /** Zeros: {@code 00|abcd|00}. */
  SAME(null),
  /** Nothing: windows stay inside the input. */
  VALID(null),
  /** The pixel at the border, again and again: {@code aa|abcd|dd}. */
  EDGE((at, size) -> Math.max(0, Math.min(at, size - 1))),
  /** The mirror image, the border pixel included: {@code ba|abcd|dc}. */
  SYMMETRIC(
      (at, size) -> {
        int inTwo = Math.floorMod(at, 2 * size);
        return Math.min(inTwo, 2 * size - 1 - inTwo);
      }),
  /** The opposite border, as if the image were rolled up: {@code cd|abcd|ab}. */
  CIRCULAR(Math::floorMod);

  private final IntBinaryOperator source;

  /**
   * @param source the place inside that a place outside takes its pixel from, by place and size;
   *     null where TensorFlow's convolutions do it themselves
   */
  Padding(IntBinaryOperator source) {
    this.source = source;
  }

  /** What to tell the operation that is applied to {@link #extend extended} images. */
  String ofOperation() {
    return source == null ? name() : VALID.name();
  }

  /**
   * Puts around the images [b, h, w, c] what a kernel sees there, unless its operation does.
   *
   * @throws IllegalArgumentException when height or width is not known
   */
  Operand<TFloat32> extend(Ops tf, Operand<TFloat32> x, int kernel, int stride) {
    return source == null ? x : extend(tf, extend(tf, x, 1, kernel, stride), 2, kernel, stride);
  }

  private Operand<TFloat32> extend(Ops tf, Operand<TFloat32> x, int axis, int kernel, int stride) {
    int size = known(x.shape(), axis);
    int outputs = (size + stride - 1) / stride;
    int missing = Math.max((outputs - 1) * stride + kernel - size, 0);
    int before = missing / 2; // as SAME, which adds the odd one behind
    List<Operand<TFloat32>> parts = new ArrayList<>(outside(tf, x, axis, -before, 0));
    parts.add(x);
    parts.addAll(outside(tf, x, axis, size, size + missing - before));
    return parts.size() == 1 ? x : tf.concat(parts, tf.constant(axis));
  }

  private List<Operand<TFloat32>> outside(Ops tf, Operand<TFloat32> x, int axis, int from, int to) {
    int size = (int) x.shape().get(axis);
    return IntStream.range(from, to)
        .mapToObj(at -> line(tf, x, axis, source.applyAsInt(at, size)))
        .toList();
  }

  /** One line or column of pixels. */
  private static Operand<TFloat32> line(Ops tf, Operand<TFloat32> x, int axis, int at) {
    int[] begin = new int[4];
    int[] size = {-1, -1, -1, -1};
    begin[axis] = at;
    size[axis] = 1;
    return tf.slice(x, tf.constant(begin), tf.constant(size));
  }

  private int known(Shape shape, int axis) {
    if (shape.get(axis) < 0) {
      throw new IllegalArgumentException(
          "Padding %s needs images of known height and width, found shape %s"
              .formatted(name(), shape));
    }
    return (int) shape.get(axis);
  }
}
