package neva.detection.ssd;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import neva.detection.annotation.Box;
import neva.detection.metric.Detection;
import neva.savedmodel.ModelWeights;
import neva.weights.RestoreTable;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** An SSD MobileNet in a session of its own, from pixels to detections. */
final class LiveSsd implements AutoCloseable {

  private final Graph graph = new Graph();
  private final SsdNetwork network;
  private final SsdInference inference;
  private final Session session;

  LiveSsd(SsdConfig config) {
    network = new SsdNetwork(config, 0);
    inference = SsdInference.of(Ops.create(graph), network);
    session = new Session(graph);
  }

  /** Gives all variables their initial values. */
  void initialize() {
    Session.Runner runner = session.runner();
    network.network().variables().forEach(v -> runner.addTarget(v.initializer()));
    runner.run().close();
  }

  RestoreTable restore(ModelWeights weights, boolean allowPartial) throws IOException {
    return network.weightImport(weights, Start.ALL).restore(session, allowPartial);
  }

  List<Detection> detect(TUint8 pixels) {
    DetectionTensors tensors = inference.detections();
    try (Result result =
        session
            .runner()
            .feed(inference.images(), pixels)
            .fetch(tensors.boxes())
            .fetch(tensors.scores())
            .fetch(tensors.classes())
            .run()) {
      return detections(result);
    }
  }

  /** Those of the first picture: of boxes [1, d, 4], scores [1, d] and classes [1, d]. */
  static List<Detection> detections(Result result) {
    TFloat32 boxes = (TFloat32) result.get(0);
    TFloat32 scores = (TFloat32) result.get(1);
    TFloat32 classes = (TFloat32) result.get(2);
    List<Detection> found = new ArrayList<>();
    for (int d = 0; d < scores.shape().get(1); d++) {
      Box box =
          Boxes.yxyx(
              boxes.getFloat(0, d, 0),
              boxes.getFloat(0, d, 1),
              boxes.getFloat(0, d, 2),
              boxes.getFloat(0, d, 3));
      found.add(new Detection((int) classes.getFloat(0, d), "", scores.getFloat(0, d), box));
    }
    return found;
  }

  Graph graph() {
    return graph;
  }

  SsdNetwork network() {
    return network;
  }

  SsdInference inference() {
    return inference;
  }

  Session session() {
    return session;
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
