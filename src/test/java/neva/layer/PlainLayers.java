package neva.layer;

import java.util.stream.IntStream;

/** The layers as their formulas say, in double precision and without TensorFlow. */
final class PlainLayers {

  private PlainLayers() {}

  /**
   * @param weights [k, k, c, filters]
   */
  static Volume convolve(
      Volume x, double[] weights, double[] biases, int kernel, int stride, Padding padding) {
    int rows = outputs(x.h(), kernel, stride, padding);
    int columns = outputs(x.w(), kernel, stride, padding);
    int top = padding != Padding.VALID ? before(x.h(), rows, kernel, stride) : 0;
    int left = padding != Padding.VALID ? before(x.w(), columns, kernel, stride) : 0;
    Volume y = new Volume(x.b(), rows, columns, biases.length);
    for (int i = 0; i < x.b(); i++) {
      for (int row = 0; row < rows; row++) {
        for (int column = 0; column < columns; column++) {
          for (int filter = 0; filter < biases.length; filter++) {
            y.values()[y.index(i, row, column, filter)] =
                biases[filter]
                    + window(
                        x,
                        padding,
                        i,
                        row * stride - top,
                        column * stride - left,
                        weights,
                        kernel,
                        filter,
                        biases.length);
          }
        }
      }
    }
    return y;
  }

  private static double window(
      Volume x,
      Padding padding,
      int image,
      int top,
      int left,
      double[] weights,
      int kernel,
      int filter,
      int filters) {
    double sum = 0;
    for (int dy = 0; dy < kernel; dy++) {
      for (int dx = 0; dx < kernel; dx++) {
        for (int channel = 0; channel < x.c(); channel++) {
          double weight = weights[((dy * kernel + dx) * x.c() + channel) * filters + filter];
          int row = inside(padding, top + dy, x.h());
          int column = inside(padding, left + dx, x.w());
          sum += weight * x.at(image, row, column, channel);
        }
      }
    }
    return sum;
  }

  /** The place that a place outside takes its pixel from; itself where it takes none. */
  private static int inside(Padding padding, int at, int size) {
    return switch (padding) {
      case SAME, VALID -> at;
      case EDGE -> at < 0 ? 0 : at < size ? at : size - 1;
      case SYMMETRIC ->
          at < 0
              ? inside(padding, -1 - at, size)
              : at < size ? at : inside(padding, 2 * size - 1 - at, size);
      case CIRCULAR ->
          at < 0
              ? inside(padding, at + size, size)
              : at < size ? at : inside(padding, at - size, size);
    };
  }

  private static int outputs(int size, int kernel, int stride, Padding padding) {
    return padding != Padding.VALID ? (size + stride - 1) / stride : (size - kernel) / stride + 1;
  }

  /** Zeros before the first row; where their number is odd, the one more comes after the last. */
  private static int before(int size, int outputs, int kernel, int stride) {
    return Math.max((outputs - 1) * stride + kernel - size, 0) / 2;
  }

  private interface Window {
    double value(Volume x, int image, int top, int left, int channel, int size);
  }

  static Volume pool(Volume x, int size, int stride) {
    return pool(x, size, stride, PlainLayers::largest);
  }

  static Volume average(Volume x, int size, int stride) {
    return pool(x, size, stride, PlainLayers::mean);
  }

  private static Volume pool(Volume x, int size, int stride, Window window) {
    Volume y = new Volume(x.b(), (x.h() - size) / stride + 1, (x.w() - size) / stride + 1, x.c());
    for (int i = 0; i < y.b(); i++) {
      for (int row = 0; row < y.h(); row++) {
        for (int column = 0; column < y.w(); column++) {
          for (int channel = 0; channel < y.c(); channel++) {
            y.values()[y.index(i, row, column, channel)] =
                window.value(x, i, row * stride, column * stride, channel, size);
          }
        }
      }
    }
    return y;
  }

  private static double largest(Volume x, int image, int top, int left, int channel, int size) {
    double largest = Double.NEGATIVE_INFINITY;
    for (int dy = 0; dy < size; dy++) {
      for (int dx = 0; dx < size; dx++) {
        largest = Math.max(largest, x.at(image, top + dy, left + dx, channel));
      }
    }
    return largest;
  }

  private static double mean(Volume x, int image, int top, int left, int channel, int size) {
    double sum = 0;
    for (int dy = 0; dy < size; dy++) {
      for (int dx = 0; dx < size; dx++) {
        sum += x.at(image, top + dy, left + dx, channel);
      }
    }
    return sum / (size * size);
  }

  /** By channel, over all the rest. */
  static double[] mean(Volume x) {
    double[] mean = new double[x.c()];
    double count = (double) x.values().length / x.c();
    for (int i = 0; i < x.values().length; i++) {
      mean[i % x.c()] += x.values()[i] / count;
    }
    return mean;
  }

  /** By channel, the mean square of the distance to the mean: not corrected for the sample. */
  static double[] variance(Volume x) {
    double[] mean = mean(x);
    double[] squares =
        IntStream.range(0, x.values().length)
            .mapToDouble(i -> Math.pow(x.values()[i] - mean[i % x.c()], 2))
            .toArray();
    return mean(new Volume(x.b(), x.h(), x.w(), x.c(), squares));
  }

  static double[] normalize(
      Volume x, double[] gamma, double[] beta, double[] mean, double[] variance, double epsilon) {
    double[] y = new double[x.values().length];
    for (int i = 0; i < y.length; i++) {
      int channel = i % x.c();
      double centred = x.values()[i] - mean[channel];
      y[i] = gamma[channel] * centred / Math.sqrt(variance[channel] + epsilon) + beta[channel];
    }
    return y;
  }

  /**
   * @param x [b, n]
   * @param weights [n, units]
   */
  static double[] dense(double[] x, double[] weights, double[] biases) {
    int units = biases.length;
    int n = weights.length / units;
    double[] y = new double[x.length / n * units];
    for (int i = 0; i < y.length; i++) {
      int row = i / units;
      int unit = i % units;
      y[i] = biases[unit];
      for (int j = 0; j < n; j++) {
        y[i] += x[row * n + j] * weights[j * units + unit];
      }
    }
    return y;
  }

  /**
   * @param x [b, k]
   */
  static double[] softmax(double[] x, int classes) {
    double[] y = new double[x.length];
    for (int from = 0; from < x.length; from += classes) {
      double sum = 0;
      for (int k = from; k < from + classes; k++) {
        sum += Math.exp(x[k]);
      }
      for (int k = from; k < from + classes; k++) {
        y[k] = Math.exp(x[k]) / sum;
      }
    }
    return y;
  }
}
