package neva.classification;

import java.io.IOException;
import neva.dataset.Example;
import neva.dataset.ImageSet;

/**
 * The windows in the middle of all images of a set, as the network sees them without distortion.
 *
 * @param height in pixels
 * @param width in pixels
 */
record CentreWindows(ImageSet images, int height, int width) {

  private static final float TO_UNIT = 1 / 255f;

  int count() {
    return images.size();
  }

  int channels() throws IOException {
    return images.channels();
  }

  /** Values of one window. */
  int length() throws IOException {
    return height * width * images.channels();
  }

  /** The values of window {@code i} in [0, 1], [height, width, c]. */
  float[] values(int i) throws IOException {
    Example image = images.get(i);
    int top = (image.height() - height) / 2;
    int left = (image.width() - width) / 2;
    int across = width * image.channels();
    float[] values = new float[height * across];
    for (int row = 0; row < height; row++) {
      int from = ((top + row) * image.width() + left) * image.channels();
      for (int k = 0; k < across; k++) {
        values[row * across + k] = (image.pixels()[from + k] & 0xff) * TO_UNIT;
      }
    }
    return values;
  }

  /** The mean over all windows at each place, [height, width, c]. */
  float[] mean() throws IOException {
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
