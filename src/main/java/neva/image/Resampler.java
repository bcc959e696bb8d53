package neva.image;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * Scales pictures in two passes, rows then columns, with a triangle filter: bilinear where it
 * enlarges, and as wide as the step where it reduces, so that every pixel of the picture counts.
 */
final class Resampler {

  private Resampler() {}

  /** What the source pixels of an axis, from {@code first} on, weigh in one output pixel. */
  private record Filter(int first, float[] weights) {

    /** Sums rows of samples, each as long as {@code sums}. */
    void down(byte[] samples, float[] sums) {
      Arrays.fill(sums, 0);
      for (int i = 0; i < weights.length; i++) {
        add(samples, (first + i) * sums.length, weights[i], sums);
      }
    }

    private static void add(byte[] samples, int from, float weight, float[] sums) {
      for (int x = 0; x < sums.length; x++) {
        sums[x] += weight * (samples[from + x] & 0xff);
      }
    }

    byte across(float[] row, int band) {
      float sum = 0;
      for (int i = 0; i < weights.length; i++) {
        sum += weights[i] * row[(first + i) * 3 + band];
      }
      return (byte) Math.min(255, Math.round(sum));
    }
  }

  /** The whole picture at another size. */
  static Picture scale(Picture picture, int width, int height) {
    return scale(
        picture,
        filters(picture.width(), width, (double) picture.width() / width),
        filters(picture.height(), height, (double) picture.height() / height));
  }

  /** As much of the middle as has the proportions of the new size. */
  static Picture cropAndScale(Picture picture, int width, int height) {
    double step = Math.min((double) picture.width() / width, (double) picture.height() / height);
    return scale(
        picture, filters(picture.width(), width, step), filters(picture.height(), height, step));
  }

  private static Picture scale(Picture picture, Filter[] columns, Filter[] rows) {
    var scaled = new BufferedImage(columns.length, rows.length, BufferedImage.TYPE_3BYTE_BGR);
    byte[] from = picture.bgr(); // [picture height, picture width, 3]
    byte[] to = Picture.bgr(scaled); // [rows, columns, 3]
    float[] wide = new float[picture.width() * 3]; // one output row, [picture width, 3]
    int n = 0;
    for (Filter row : rows) {
      row.down(from, wide);
      for (Filter column : columns) {
        for (int band = 0; band < 3; band++) {
          to[n++] = column.across(wide, band);
        }
      }
    }
    return new Picture(scaled);
  }

  /** One filter for every output pixel of an axis; the crop leaves the same at both ends. */
  private static Filter[] filters(int from, int to, double step) {
    double start = (from - to * step) / 2;
    Filter[] filters = new Filter[to];
    for (int i = 0; i < to; i++) {
      double low = Math.max(0, Math.floor(start + 1e-9));
      double high = Math.min(from - 1, Math.ceil(start + to * step - 1e-9) - 1);
      filters[i] = filter(start + (i + 0.5) * step - 0.5, Math.max(1, step), (int) low, (int) high);
    }
    return filters;
  }

  private static Filter filter(double centre, double reach, int low, int high) {
    int first = (int) Math.max(low, Math.ceil(centre - reach));
    int last = (int) Math.min(high, Math.floor(centre + reach));
    double[] triangle =
        IntStream.rangeClosed(first, last)
            .mapToDouble(i -> 1 - Math.abs(i - centre) / reach)
            .toArray();
    double sum = Arrays.stream(triangle).sum();
    float[] weights = new float[triangle.length];
    for (int i = 0; i < weights.length; i++) {
      weights[i] = (float) (triangle[i] / sum);
    }
    return new Filter(first, weights);
  }
}
