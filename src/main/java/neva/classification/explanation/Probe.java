package neva.classification.explanation;

import neva.classification.TrainedNetwork;
import neva.dataset.LabeledImages;
import neva.layer.TensorValues;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TUint8;

/** Asks a trained network for numbers, in row-major order. */
record Probe(TrainedNetwork network) {

  /** The values of an operand that depends on no image, such as a variable. */
  float[] values(Operand<TFloat32> operand) {
    return fetch(network.session().runner(), operand);
  }

  /** The values of an operand for an image. */
  float[] values(Operand<TFloat32> operand, ExplainedImage image) {
    try (TUint8 pixels = pixels(image)) {
      return fetch(network.session().runner().feed(network.images(), pixels), operand);
    }
  }

  /**
   * The values of an operand for an image and a class.
   *
   * @param choice placeholder [1, k], fed with 1 for the class and 0 for the others
   * @param label of the class
   */
  float[] values(
      Operand<TFloat32> operand, ExplainedImage image, Operand<TFloat32> choice, int label) {
    float[] row = new float[(int) choice.shape().get(1)];
    row[label] = 1;
    try (TUint8 pixels = pixels(image);
        TFloat32 chosen = TFloat32.tensorOf(choice.shape(), DataBuffers.of(row))) {
      Session.Runner runner = network.session().runner();
      return fetch(runner.feed(network.images(), pixels).feed(choice, chosen), operand);
    }
  }

  /** What the network says of an image. */
  PredictedClass verdict(ExplainedImage image) {
    float[] probabilities = values(network.probabilities(), image);
    int best = 0;
    for (int k = 1; k < probabilities.length; k++) {
      best = probabilities[k] > probabilities[best] ? k : best;
    }
    return new PredictedClass(best, network.record().classNames().get(best), probabilities[best]);
  }

  private static TUint8 pixels(ExplainedImage image) {
    LabeledImages one = image.image();
    Shape shape = Shape.of(1, one.height(), one.width(), one.channels());
    return TUint8.tensorOf(shape, DataBuffers.of(one.pixels(), true, false));
  }

  /** The values of an operand. */
  static float[] fetch(Session.Runner runner, Operand<TFloat32> operand) {
    try (Result result = runner.fetch(operand).run()) {
      return TensorValues.of((TFloat32) result.get(0));
    }
  }
}
