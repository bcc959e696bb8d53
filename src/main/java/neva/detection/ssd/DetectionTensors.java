package neva.detection.ssd;

import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * Detections inside a graph, as the API exports them; rows beyond {@code count} are padding.
 *
 * @param boxes [b, d, 4], as shares of the picture
 * @param scores [b, d], descending
 * @param classes [b, d], numbers from 1
 * @param count [b], how many there are
 * @param rawBoxes [b, a, 4], of each anchor, not clipped
 * @param rawScores [b, a, k + 1], of each anchor, the background first
 */
public record DetectionTensors(
    Operand<TFloat32> boxes,
    Operand<TFloat32> scores,
    Operand<TFloat32> classes,
    Operand<TFloat32> count,
    Operand<TFloat32> rawBoxes,
    Operand<TFloat32> rawScores) {}
