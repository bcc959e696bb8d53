package benchmark.neva;

import java.util.Iterator;
import neva.layer.Mode;
import neva.layer.NativeLibrary;
import neva.layer.Network;
import neva.network.NetworkInput;
import neva.network.NetworkName;
import org.tensorflow.Graph;
import org.tensorflow.GraphOperation;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;

/**
 * The operations that one image costs in training, counted in the graph of the network that Neva
 * trains: two for each product of a convolution or matrix, once forward, once for the gradient by
 * the weights and, but for the first layer, once for the gradient by the input.
 */
final class CifarCost {

  private static final int CLASSES = 10;

  private CifarCost() {}

  /**
   * In MFLOP.
   *
   * @param side of the square images, in pixels
   */
  static double trainingMegaflop(int side) {
    try (Graph graph = NativeLibrary.newGraph()) {
      Ops tf = Ops.create(graph);
      NetworkInput input = new NetworkInput(side, side, 3, CLASSES, 0, tf.constant(new long[2]));
      Network network = new Network(NetworkName.LAB.layers(input));
      Placeholder<TFloat32> images =
          tf.placeholder(TFloat32.class, Placeholder.shape(Shape.of(1, side, side, 3)));
      network.apply(tf, images, Mode.TRAIN);
      return count(graph) / 1e6;
    }
  }

  private static double count(Graph graph) {
    double operations = 0;
    int passes = 2;
    for (Iterator<GraphOperation> all = graph.operations(); all.hasNext(); ) {
      GraphOperation operation = all.next();
      if (operation.type().equals("Conv2D") || operation.type().equals("MatMul")) {
        operations += passes * forward(operation);
        passes = 3;
      }
    }
    return operations;
  }

  /** Each weight is used once at each place of the output: [1, h, w, c] or [1, u]. */
  private static double forward(GraphOperation operation) {
    long weights = operation.inputs().get(1).shape().size();
    Shape output = operation.output(0).shape();
    long places = output.size() / output.get(output.numDimensions() - 1);
    return 2.0 * weights * places;
  }
}
