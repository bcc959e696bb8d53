package neva.classification;

import neva.dataset.LabeledImages;

/**
 * The squares in the middle of all images of a set, as the network sees them without distortion.
 *
 * @param side in pixels
 */
record CentreWindows(LabeledImages images, int side) {

  private static final float TO_UNIT = 1 / 255f;

  int count() {
    return images.size();
  }

  int channels() {
    return images.channels();
  }

  /** Values of one window. */
  int length() {
    return side * side * images.channels();
  }

  /** The values of window {@code i} in [0, 1], [side, side, c]. */
  float[] values(int i) {
    int channels = images.channels();
    int top = (images.height() - side) / 2;
    int left = (images.width() - side) / 2;
    float[] values = new float[length()];
    for (int row = 0; row < side; row++) {
      int from = ((i * images.height() + top + row) * images.width() + left) * channels;
      for (int k = 0; k < side * channels; k++) {
        values[row * side * channels + k] = (images.pixels()[from + k] & 0xff) * TO_UNIT;
      }
    }
    return values;
  }

  /** The mean over all windows at each place, [side, side, c]. */
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
