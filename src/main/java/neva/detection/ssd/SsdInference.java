package neva.detection.ssd;

import neva.layer.Mode;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/**
 * The part of a graph that detects: pixels in, detections out.
 *
 * @param images [b, h, w, 3], any size
 * @param predictions what the network says of each anchor
 * @param detections what follows from that
 */
public record SsdInference(
    Placeholder<TUint8> images, SsdOutputs predictions, DetectionTensors detections) {

  /** The name of the input, as the API exports it. */
  public static final String IMAGES = "image_tensor";

  /**
   * Adds it to the graph of {@code tf}; in a training it shares the variables of {@code network}.
   */
  public static SsdInference of(Ops tf, SsdNetwork network) {
    Placeholder<TUint8> images =
        tf.withName(IMAGES).placeholder(TUint8.class, Placeholder.shape(Shape.of(-1, -1, -1, 3)));
    Operand<TFloat32> values =
        SsdInput.prepare(tf.withSubScope("Preprocessor"), images, network.config());
    SsdOutputs predictions = network.apply(tf, values, Mode.INFER);
    return new SsdInference(
        images, predictions, network.detect(tf.withSubScope("Postprocessor"), predictions));
  }
}
