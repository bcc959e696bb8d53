package neva.detection.ssd;

import neva.io.Check;

/**
 * The convolutions that look at each cell of a feature map and say boxes and classes (the API's
 * {@code convolutional_box_predictor}).
 *
 * @param kernel side of their kernels, 1 or 3
 * @param depthwise whether a depthwise 3×3 convolution comes before them, as in SSDLite
 * @param classBias where the biases of the classes start; ln(0.01/0.99) = −4.6 says "nothing here"
 */
public record HeadConfig(int kernel, boolean depthwise, double classBias) {

  public HeadConfig {
    Check.positive("kernel", kernel);
  }
}
