package neva.detection.ssd;

import java.util.ArrayList;
import java.util.List;
import neva.layer.Conv2D;
import neva.layer.Initialization;
import neva.layer.Mode;
import neva.layer.Network;
import neva.layer.Padding;
import neva.network.NormalizedLayers;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The head of one feature map: says boxes and classes for the anchors of each cell. */
final class BoxPredictor {

  private static final int CODE = 4;

  private final int columns; // k + 1
  private final List<Network> boxes = new ArrayList<>();
  private final List<Network> classes = new ArrayList<>();

  /**
   * @param map number of the feature map, from 0
   * @param anchors of a cell
   */
  BoxPredictor(SsdConfig config, int map, int anchors, Initialization initialization) {
    columns = config.classes() + 1;
    String scope = "BoxPredictor_" + map + "/";
    HeadConfig head = config.head();
    if (head.depthwise()) {
      var layers = new NormalizedLayers(config.extractor().backbone(), initialization);
      boxes.add(layers.depthwise(scope + "BoxEncodingPredictor_depthwise", head.kernel(), 1));
      classes.add(layers.depthwise(scope + "ClassPredictor_depthwise", head.kernel(), 1));
    }
    int kernel = head.depthwise() ? 1 : head.kernel();
    Conv2D code =
        new Conv2D(
            scope + "BoxEncodingPredictor",
            anchors * CODE,
            kernel,
            1,
            Padding.SAME,
            initialization);
    Conv2D logit =
        new Conv2D(
            scope + "ClassPredictor", anchors * columns, kernel, 1, Padding.SAME, initialization);
    boxes.add(new Network(List.of(code)));
    classes.add(new Network(List.of(logit.withInitialBias((float) head.classBias()))));
  }

  List<Network> parts() {
    List<Network> parts = new ArrayList<>(boxes);
    parts.addAll(classes);
    return parts;
  }

  /**
   * Adds the head to the graph.
   *
   * @param map [b, h, w, c]
   */
  SsdOutputs apply(Ops tf, Operand<TFloat32> map, Mode mode) {
    return new SsdOutputs(
        rows(tf, through(tf, boxes, map, mode), CODE),
        rows(tf, through(tf, classes, map, mode), columns));
  }

  private static Operand<TFloat32> through(
      Ops tf, List<Network> parts, Operand<TFloat32> map, Mode mode) {
    Operand<TFloat32> y = map;
    for (Network part : parts) {
      y = part.apply(tf, y, mode);
    }
    return y;
  }

  /** From [b, h, w, n·columns] to [b, h·w·n, columns]. */
  private static Operand<TFloat32> rows(Ops tf, Operand<TFloat32> y, long columns) {
    long perImage = y.shape().tail().size() / columns;
    return tf.reshape(y, tf.constant(new long[] {-1, perImage, columns}));
  }
}
