package neva.detection.ssd;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * What the network says of each anchor.
 *
 * @param boxes [b, a, 4], codes of the boxes
 * @param classes [b, a, k + 1], logits of the classes, the background first
 */
public record SsdOutputs(Operand<TFloat32> boxes, Operand<TFloat32> classes) {}
