package neva.classification.explanation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import neva.classification.TrainedNetwork;
import neva.layer.Conv2D;
import neva.layer.Layer;
import neva.layer.Variable;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * A convolution of a trained network.
 *
 * @param name of the layer
 * @param kernels [k, k, c, filters]
 * @param output [b, h, w, filters]
 */
record ConvolutionLayer(String name, Variable<TFloat32> kernels, Operand<TFloat32> output) {

  /** All of them, in the order of application. */
  static List<ConvolutionLayer> of(TrainedNetwork network) {
    Map<String, Operand<TFloat32>> outputs = network.outputs();
    List<ConvolutionLayer> convolutions = new ArrayList<>();
    for (Layer layer : network.network().allLayers()) {
      if (layer instanceof Conv2D) {
        Variable<TFloat32> kernels = layer.variables().get(0);
        convolutions.add(new ConvolutionLayer(layer.name(), kernels, outputs.get(layer.name())));
      }
    }
    return convolutions;
  }

  /** Side of a kernel, in pixels. */
  int side() {
    return (int) kernels.shape().get(0);
  }

  int inputChannels() {
    return (int) kernels.shape().get(2);
  }

  int filters() {
    return (int) kernels.shape().get(3);
  }

  /** The name as a file may have it. */
  String fileName() {
    return name.replace('/', '-');
  }

  /** The kernels for one input channel, [filters][k][k]. */
  List<float[][]> filters(float[] values, int inputChannel) {
    List<float[][]> planes = new ArrayList<>();
    for (int filter = 0; filter < filters(); filter++) {
      int channel = inputChannel * filters() + filter;
      planes.add(Plane.of(values, side(), side(), inputChannels() * filters(), channel));
    }
    return planes;
  }

  /** The maps of one image, [filters][h][w]. */
  List<float[][]> maps(float[] values) {
    int height = (int) output.shape().get(1);
    int width = (int) output.shape().get(2);
    int maps = (int) output.shape().get(3);
    List<float[][]> planes = new ArrayList<>();
    for (int map = 0; map < maps; map++) {
      planes.add(Plane.of(values, height, width, maps, map));
    }
    return planes;
  }
}
