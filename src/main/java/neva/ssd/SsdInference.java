package neva.ssd;

import java.io.IOException;
import neva.layer.Mode;
import neva.savedmodel.ModelWeights;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TUint8;

/** An SSD MobileNet in a session of its own, from pixels to detections. */
public final class SsdInference implements AutoCloseable {

  private final Graph graph = new Graph();
  private final Session session;
  private final SsdNetwork network;
  private final Placeholder<TUint8> images; // [b, h, w, 3], any size
  private final Predictions predictions;
  private final DetectionTensors detections;

  /** Builds the graph; {@link #restore} gives it weights. */
  public SsdInference(SsdConfig config) {
    Ops tf = Ops.create(graph);
    network = new SsdNetwork(config, 0);
    images =
        tf.withName("image_tensor")
            .placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, -1, 3)));
    predictions =
        network.apply(
            tf, SsdInput.prepare(tf.withSubScope("Preprocessor"), images, config), Mode.INFER);
    detections = network.detect(tf.withSubScope("Postprocessor"), predictions);
    session = new Session(graph);
  }

  /** Gives it the weights of a model; see {@link WeightImport#restore}. */
  public RestoreTable restore(ModelWeights weights, boolean allowPartial) throws IOException {
    return new WeightImport(network, weights).restore(session, allowPartial);
  }

  Graph graph() {
    return graph;
  }

  SsdNetwork network() {
    return network;
  }

  public Session session() {
    return session;
  }

  /** Pixels in, uint8 [b, h, w, 3] of any size. */
  public Placeholder<TUint8> images() {
    return images;
  }

  Predictions predictions() {
    return predictions;
  }

  public DetectionTensors detections() {
    return detections;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
