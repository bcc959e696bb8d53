package neva.classification;

import neva.dataset.LabeledImages;

/**
 * The windows in the middle of all images of a set, as the network sees them without distortion.
 *
 * @param height in pixels
 * @param width in pixels
 */
record CentreWindows(LabeledImages images, int height, int width) {

  private static final float TO_UNIT = 1 / 255f;

  int count() {
    return images.size();
  }

  int channels() {
    return images.channels();
  }

  /** Values of one window. */
  int length() {
    return height * width * images.channels();
  }

  /** The values of window {@code i} in [0, 1], [height, width, c]. */
  float[] values(int i) {
    int channels = images.channels();
    int top = (images.height() - height) / 2;
    int left = (images.width() - width) / 2;
    float[] values = new float[length()];
    for (int row = 0; row < height; row++) {
      int from = ((i * images.height() + top + row) * images.width() + left) * channels;
      for (int k = 0; k < width * channels; k++) {
        values[row * width * channels + k] = (images.pixels()[from + k] & 0xff) * TO_UNIT;
      }
    }
    return values;
  }

  /** The mean over all windows at each place, [height, width, c]. */
  float[] mean() {
    double[] sum = new double[length()];
    for (int i = 0; i < count(); i++) {
      float[] window = values(i);
      for (int k = 0; k < sum.length; k++) {
        sum[k] += window[k];
      }
    }
    float[] mean = new float[sum.length];
    for (int k = 0; k < mean.length; k++) {
      mean[k] = (float) (sum[k] / count());
    }
    return mean;
  }
}
