package neva.detection.ssd;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import neva.savedmodel.ModelWeights;
import neva.weights.VariableNames;

/** Finds under which name a model keeps what a network calls otherwise. */
public final class WeightNames implements VariableNames {

  private static final String EXTRACTOR = "FeatureExtractor/";
  private static final Pattern DEPTH_OF_EXTRA_LAYER =
      Pattern.compile("(_[12]_Conv2d_\\d+_(?:1x1|3x3_s2))_\\d+(?=_depthwise|/)");
  private final Map<String, String> byPosition = new HashMap<>();
  private final ModelWeights weights;
  private final Map<String, String> objectNames;

  /**
   * @param network that has been applied
   */
  public WeightNames(ModelWeights weights, SsdNetwork network) {
    this.weights = weights;
    this.objectNames = ObjectNames.of(network);
    weights.names().forEach(name -> byPosition.put(withoutDepth(name), name));
  }

  /** Extra layers have their depth in their names, and exporters do not always get it right. */
  private static String withoutDepth(String name) {
    return DEPTH_OF_EXTRA_LAYER.matcher(name).replaceFirst("$1");
  }

  /** Whether a variable belongs to what makes feature maps of a picture. */
  static boolean isFeature(String variable) {
    return variable.startsWith(EXTRACTOR);
  }

  /** Whether a variable belongs to one of the layers after the backbone. */
  static boolean isExtraLayer(String variable) {
    return DEPTH_OF_EXTRA_LAYER.matcher(variable).find();
  }

  /**
   * The name of the tensor for a variable: its own, that without the depth, that of a classifier's
   * checkpoint, or that of TensorFlow 2.
   */
  @Override
  public Optional<String> find(String variable) {
    return Stream.of(
            variable,
            byPosition.get(withoutDepth(variable)),
            variable.replaceFirst("^" + EXTRACTOR, ""),
            objectNames.get(variable))
        .filter(name -> name != null && weights.names().contains(name))
        .findFirst();
  }
}
