package neva.detection;

import java.util.ArrayList;
import java.util.List;
import neva.detection.annotation.Box;
import neva.detection.annotation.LabelMap;
import neva.detection.metric.Detection;
import neva.detection.ssd.DetectionTensors;
import neva.detection.ssd.SsdInference;
import neva.image.Picture;
import neva.io.Check;
import neva.layer.TensorValues;
import neva.savedmodel.SharedSession;
import org.tensorflow.Graph;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * Detects in a session, whoever made its graph.
 *
 * @param images uint8 [b, h, w, 3], any size
 * @param boxes [b, d, 4], as shares of the picture
 * @param scores [b, d]
 * @param classes [b, d], numbers from 1
 * @param count [b]
 */
record DetectionSession(
    SharedSession session,
    Operand<TUint8> images,
    Operand<TFloat32> boxes,
    Operand<TFloat32> scores,
    Operand<TFloat32> classes,
    Operand<TFloat32> count)
    implements AutoCloseable {

  /** What refusals call the owner of a closed session. */
  static final String OWNER = "detector";

  static DetectionSession of(Graph graph, SharedSession session, DetectionEnds ends) {
    return new DetectionSession(
        session,
        graph.outputOrThrow(ends.images()).expect(TUint8.class),
        graph.outputOrThrow(ends.boxes()).expect(TFloat32.class),
        graph.outputOrThrow(ends.scores()).expect(TFloat32.class),
        graph.outputOrThrow(ends.classes()).expect(TFloat32.class),
        graph.outputOrThrow(ends.count()).expect(TFloat32.class));
  }

  static DetectionSession of(SharedSession session, SsdInference inference) {
    DetectionTensors found = inference.detections();
    return new DetectionSession(
        session, inference.images(), found.boxes(), found.scores(), found.classes(), found.count());
  }

  /**
   * What is found on a picture, the best first, in its pixels.
   *
   * @param labels names the classes; one without a name is called by its number
   * @param minScore of the detections, 0 to 1
   * @throws IllegalStateException when the session is closed
   */
  List<Detection> predict(Picture picture, LabelMap labels, double minScore) {
    Check.between("minScore", minScore, 0, 1);
    return session.use(open -> predict(open, picture, labels, minScore));
  }

  private List<Detection> predict(Session open, Picture picture, LabelMap labels, double minScore) {
    try (TUint8 pixels = pixels(picture);
        Result result =
            open.runner()
                .feed(images, pixels)
                .fetch(boxes)
                .fetch(scores)
                .fetch(classes)
                .fetch(count)
                .run()) {
      return detections(result, picture, labels, minScore);
    }
  }

  static TUint8 pixels(Picture picture) {
    byte[] rgb = new byte[picture.height() * picture.width() * 3];
    picture.writeRgb(rgb, 0);
    Shape shape = Shape.of(1, picture.height(), picture.width(), 3);
    return TUint8.tensorOf(shape, DataBuffers.of(rgb, true, false));
  }

  /**
   * The detections of one picture.
   *
   * @param result that begins with boxes, scores, classes and count
   */
  static List<Detection> detections(
      Result result, Picture picture, LabelMap labels, double minScore) {
    float[] box = TensorValues.of((TFloat32) result.get(0));
    float[] scores = TensorValues.of((TFloat32) result.get(1));
    float[] classes = TensorValues.of((TFloat32) result.get(2));
    int count = (int) ((TFloat32) result.get(3)).getFloat(0);
    List<Detection> detections = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      if (scores[i] >= minScore) {
        int id = (int) classes[i];
        Box shares = new Box(box[4 * i + 1], box[4 * i], box[4 * i + 3], box[4 * i + 2]);
        detections.add(
            new Detection(
                id,
                labels.displayName(id).orElse(Integer.toString(id)),
                scores[i],
                shares.scale(picture.width(), picture.height())));
      }
    }
    return detections;
  }

  @Override
  public void close() {
    session.close();
  }
}
