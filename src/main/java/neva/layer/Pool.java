package neva.layer;

import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;

/** A value for each window of [b, h, w, c], windows fully inside the input. */
abstract class Pool extends Layer {

  final int size;
  final int stride;

  /**
   * @param size side of the window in pixels
   * @param stride step between windows in pixels
   */
  Pool(String name, int size, int stride) {
    super(name);
    this.size = size;
    this.stride = stride;
  }

  @Override
  protected final void createVariables(Ops tf, Shape input) {
    requireRank(input, 4, "[batch, height, width, channels]");
  }
}
