package neva.savedmodel;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.proto.SignatureDef;
import org.tensorflow.proto.TensorInfo;

/**
 * A function that a SavedModel offers.
 *
 * @param key its name, such as {@code serving_default}
 * @param method what serving takes it for, such as {@code tensorflow/serving/predict}
 * @param inputs by ascending key
 * @param outputs by ascending key
 */
record SignatureSummary(
    String key, String method, List<TensorSummary> inputs, List<TensorSummary> outputs) {

  static SignatureSummary of(String key, SignatureDef signature) {
    return new SignatureSummary(
        key,
        signature.getMethodName(),
        tensors(signature.getInputsMap()),
        tensors(signature.getOutputsMap()));
  }

  private static List<TensorSummary> tensors(Map<String, TensorInfo> tensors) {
    return new TreeMap<>(tensors)
        .entrySet().stream().map(e -> TensorSummary.of(e.getKey(), e.getValue())).toList();
  }
}
