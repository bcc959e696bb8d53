package neva.detection.ssd;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import neva.layer.Layer;
import neva.layer.Network;
import neva.layer.Variable;

/**
 * The names that TensorFlow 2 gives the variables of ssd_mobilenet_v2_keras in its checkpoints:
 * they tell the way through the objects of the program, and layers by number.
 */
final class ObjectNames {

  private static final String EXTRACTOR = "model/_feature_extractor/";
  private static final String BACKBONE = EXTRACTOR + "classification_backbone/layer_with_weights-";
  private static final String MAPS = EXTRACTOR + "feature_map_generator/convolutions/";
  private static final String HEADS = "model/_box_predictor/_prediction_heads/";
  private static final String END = "/.ATTRIBUTES/VARIABLE_VALUE";

  /** TensorFlow 2 counts the two maps of the backbone too, and the activations between layers. */
  private static final int FIRST_MAP = 2;

  private static final List<Integer> IN_MAP = List.of(0, 1, 3, 4);

  private final Map<String, String> names = new HashMap<>();

  private ObjectNames() {}

  /**
   * By the variables' own names; the network must have been applied. What a depthwise variant adds
   * is left out.
   */
  static Map<String, String> of(SsdNetwork network) {
    ObjectNames all = new ObjectNames();
    all.addBackbone(network.extractor().backbone().parts());
    List<Network> further = network.extractor().further();
    for (int i = 0; i < further.size(); i++) {
      all.addMap(i, withVariables(further.get(i)));
    }
    network.network().variables().stream()
        .filter(variable -> variable.name().matches("BoxPredictor_.*Predictor/.*"))
        .forEach(all::addHead);
    return all.names;
  }

  private static List<Layer> withVariables(Network part) {
    return part.layers().stream().filter(layer -> !layer.variables().isEmpty()).toList();
  }

  private void addBackbone(List<Network> parts) {
    int number = 0;
    for (Network part : parts) {
      for (Layer layer : withVariables(part)) {
        add(layer, BACKBONE + number++);
      }
    }
  }

  private void addMap(int map, List<Layer> layers) {
    if (layers.size() == IN_MAP.size()) {
      for (int i = 0; i < layers.size(); i++) {
        add(layers.get(i), MAPS + (map + FIRST_MAP) + "/" + IN_MAP.get(i));
      }
    }
  }

  private void add(Layer layer, String prefix) {
    for (Variable<?> variable : layer.variables()) {
      names.put(variable.name(), prefix + "/" + attribute(variable.name()) + END);
    }
  }

  private void addHead(Variable<?> variable) {
    String[] path = variable.name().split("/"); // BoxPredictor_i, ClassPredictor, weights
    String map = path[0].substring(path[0].indexOf('_') + 1);
    String head =
        path[1].equals("ClassPredictor")
            ? "class_predictions_with_background/" + map + "/_class_predictor_layers/0/"
            : "box_encodings/" + map + "/_box_encoder_layers/0/";
    names.put(variable.name(), HEADS + head + attribute(variable.name()) + END);
  }

  private static String attribute(String name) {
    String own = name.substring(name.lastIndexOf('/') + 1);
    return switch (own) {
      case "weights" -> "kernel";
      case "depthwise_weights" -> "depthwise_kernel";
      case "biases" -> "bias";
      default -> own;
    };
  }
}
