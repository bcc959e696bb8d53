package benchmark.neva;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.ssd.DetectionTensors;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.SsdInference;
import neva.detection.ssd.SsdNetwork;
import neva.detection.ssd.Start;
import neva.image.Picture;
import neva.image.Pictures;
import neva.layer.NativeLibrary;
import neva.savedmodel.FrozenGraph;
import neva.savedmodel.GraphFreezer;
import neva.savedmodel.ModelWeights;
import org.tensorflow.Graph;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.op.Ops;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** A detector on one picture: from decoded pixels to boxes, scores and classes in Java. */
final class SingleImage implements AutoCloseable {

  private static final List<String> API_OUTPUTS =
      List.of("detection_boxes", "detection_scores", "detection_classes", "num_detections");

  private final Graph graph = NativeLibrary.newGraph();
  private final Session session;
  private final List<String> outputs;
  private final Shape shape;
  private final byte[] pixels;

  private SingleImage(GraphDef definition, List<String> outputs, Path image) throws IOException {
    this.outputs = outputs;
    graph.importGraphDef(definition);
    session = new Session(graph);
    Picture picture = Pictures.decode(Files.readAllBytes(image));
    shape = Shape.of(1, picture.height(), picture.width(), 3);
    pixels = new byte[picture.height() * picture.width() * 3];
    picture.writeRgb(pixels, 0);
  }

  /** The zoo's graph as it is. */
  static SingleImage asImported(Path model, Path image) throws IOException {
    Path graph = model.resolve("frozen_inference_graph.pb");
    return new SingleImage(FrozenGraph.read(graph), API_OUTPUTS, image);
  }

  /** Neva's graph of the same network with the zoo's weights, frozen. */
  static SingleImage rebuilt(Path model, Path image) throws IOException {
    SsdConfig config =
        PipelineConfig.read(model.resolve(PipelineConfig.FILE_NAME), warning -> {}).model();
    try (Graph graph = NativeLibrary.newGraph();
        Session session = new Session(graph)) {
      SsdNetwork network = new SsdNetwork(config, 0);
      DetectionTensors found = SsdInference.of(Ops.create(graph), network).detections();
      network.weightImport(ModelWeights.read(model), Start.ALL).restore(session, false);
      List<String> outputs = new ArrayList<>();
      for (var each : List.of(found.boxes(), found.scores(), found.classes(), found.count())) {
        outputs.add(Ops.create(graph).identity(each).op().name());
      }
      return new SingleImage(GraphFreezer.freeze(graph, session, outputs), outputs, image);
    }
  }

  void detect() {
    Session.Runner runner = session.runner();
    outputs.forEach(runner::fetch);
    try (TUint8 images = TUint8.tensorOf(shape, DataBuffers.of(pixels, true, false));
        Result result = runner.feed(SsdInference.IMAGES, images).run()) {
      for (int i = 0; i < outputs.size(); i++) {
        float[] values = new float[(int) result.get(i).size()];
        ((TFloat32) result.get(i)).asRawTensor().data().asFloats().read(values);
      }
    }
  }

  @Override
  public void close() {
    session.close();
    graph.close();
  }
}
