package neva.detection;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import neva.detection.ssd.SsdInference;
import neva.io.BadInputException;
import neva.io.Text;
import org.tensorflow.proto.AttrValue;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.NodeDef;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;
import org.tensorflow.proto.TensorShapeProto;

/**
 * The names of the tensors by which a detector is used, as the Object Detection API exports them.
 *
 * @param images uint8 [b, h, w, 3]
 * @param boxes [b, d, 4], as shares of the picture
 * @param scores [b, d]
 * @param classes [b, d], numbers from 1
 * @param count [b]
 */
record DetectionEnds(String images, String boxes, String scores, String classes, String count) {

  static final String BOXES = "detection_boxes";
  static final String SCORES = "detection_scores";
  static final String CLASSES = "detection_classes";
  static final String COUNT = "num_detections";

  private static final String IMAGES = SsdInference.IMAGES;

  /** As the API's frozen graphs name them. */
  static final DetectionEnds EXPORTED = new DetectionEnds(IMAGES, BOXES, SCORES, CLASSES, COUNT);

  private static final String EXPECTED =
      "Expected a detector with one input uint8 [b, h, w, 3] and the outputs "
          + String.join(", ", BOXES, SCORES, CLASSES, COUNT);

  /**
   * The tensors of a signature: its only input, whatever its key, since the API has used several.
   *
   * @throws BadInputException when it is not that of a detector
   */
  static DetectionEnds of(SignatureDef signature, Path source) {
    Map<String, TensorInfo> outputs = signature.getOutputsMap();
    boolean fits =
        signature.getInputsCount() == 1
            && signature.getInputsMap().values().stream().allMatch(DetectionEnds::isImages)
            && Stream.of(BOXES, SCORES, CLASSES, COUNT).allMatch(key -> isFloat(outputs.get(key)));
    if (!fits) {
      throw new BadInputException(
          "%s but found inputs %s and outputs %s in %s: name an exported detector."
              .formatted(
                  EXPECTED,
                  text(signature.getInputsMap()),
                  outputs.keySet().stream().sorted().toList(),
                  source));
    }
    return new DetectionEnds(
        signature.getInputsMap().values().iterator().next().getName(),
        outputs.get(BOXES).getName(),
        outputs.get(SCORES).getName(),
        outputs.get(CLASSES).getName(),
        outputs.get(COUNT).getName());
  }

  private static boolean isImages(TensorInfo input) {
    TensorShapeProto shape = input.getTensorShape();
    boolean anySize =
        shape.getDimCount() == 4 && shape.getDim(1).getSize() < 0 && shape.getDim(2).getSize() < 0;
    return input.getDtype() == DataType.DT_UINT8 && (shape.getUnknownRank() || anySize);
  }

  private static boolean isFloat(TensorInfo output) {
    return output != null && output.getDtype() == DataType.DT_FLOAT;
  }

  private static String text(Map<String, TensorInfo> inputs) {
    return new TreeMap<>(inputs)
        .entrySet().stream()
            .map(input -> input.getKey() + " " + text(input.getValue()))
            .collect(Collectors.joining(", ", "[", "]"));
  }

  private static String text(TensorInfo input) {
    String type = input.getDtype().name().replace("DT_", "").toLowerCase(Locale.ROOT);
    return type
        + input.getTensorShape().getDimList().stream()
            .map(size -> size.getSize() < 0 ? "?" : Long.toString(size.getSize()))
            .collect(Collectors.joining(", ", " [", "]"));
  }

  /**
   * The tensors of a frozen graph, which the API always names alike.
   *
   * @throws BadInputException when it lacks one of them
   */
  static DetectionEnds of(GraphDef graph, Path source) {
    Map<String, NodeDef> nodes =
        graph.getNodeList().stream()
            .collect(Collectors.toMap(NodeDef::getName, node -> node, (a, b) -> a));
    NodeDef images = nodes.getOrDefault(IMAGES, NodeDef.getDefaultInstance());
    boolean fits =
        images.getOp().equals("Placeholder")
            && images.getAttrOrDefault("dtype", AttrValue.getDefaultInstance()).getType()
                == DataType.DT_UINT8
            && Stream.of(BOXES, SCORES, CLASSES, COUNT).allMatch(nodes::containsKey);
    if (!fits) {
      throw new BadInputException(
          Text.format(
              "%s, the input named %s, but found a graph of %,d nodes without them in %s: name the frozen graph of a detector.",
              EXPECTED, IMAGES, nodes.size(), source));
    }
    return EXPORTED;
  }
}
