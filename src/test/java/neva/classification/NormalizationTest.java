package neva.classification;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import neva.dataset.LabeledImages;
import neva.layer.LiveGraph;
import neva.layer.Mode;
import neva.layer.Variable;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/** What is computed once of the training set and done to every image. */
class NormalizationTest {

  private static final int IMAGES = 300;
  private static final int SIDE = 6;
  private static final int CROP = 4;
  private static final int VALUES = CROP * CROP * 3;

  /** Neighbours alike, as in photographs; the red channel lighter than the others. */
  private static LabeledImages smooth() {
    Random random = new Random(5);
    byte[] pixels = new byte[IMAGES * SIDE * SIDE * 3];
    for (int i = 0; i < IMAGES; i++) {
      double level = random.nextDouble() * 180;
      double slope = random.nextGaussian() * 8;
      for (int k = 0; k < SIDE * SIDE * 3; k++) {
        double value = level + slope * (k / 3 % SIDE) + (k % 3 == 0 ? 60 : 0);
        value += random.nextGaussian() * 20;
        pixels[i * SIDE * SIDE * 3 + k] = (byte) Math.max(0, Math.min(255, value));
      }
    }
    return new LabeledImages(SIDE, SIDE, 3, pixels, new int[IMAGES], List.of("a", "b"));
  }

  private static CentreWindows windows() {
    return new CentreWindows(smooth(), CROP, CROP);
  }

  private static float[] all(CentreWindows windows) throws IOException {
    float[] all = new float[windows.count() * windows.length()];
    for (int i = 0; i < windows.count(); i++) {
      System.arraycopy(windows.values(i), 0, all, i * windows.length(), windows.length());
    }
    return all;
  }

  /** The windows after the layer. */
  private static float[] normalized(FittedLayer layer) throws IOException {
    try (LiveGraph live = new LiveGraph()) {
      Operand<TFloat32> y =
          layer.apply(live.tf(), live.constant(all(windows()), IMAGES, CROP, CROP, 3), Mode.INFER);
      Map<Variable<TFloat32>, float[]> fitted = layer.fit(windows());
      assertThat(fitted.keySet()).containsExactlyInAnyOrderElementsOf(layer.variables());
      fitted.forEach(
          (variable, values) ->
              live.session()
                  .runner()
                  .addTarget(
                      live.tf()
                          .assignVariableOp(
                              variable.handle(),
                              live.tf()
                                  .reshape(
                                      live.tf().constant(values),
                                      live.tf().constant(variable.shape().asArray()))))
                  .run()
                  .close());
      return live.floats(y);
    }
  }

  @Test
  void aCentreWindowHoldsThePixelsOfTheMiddle() throws IOException {
    LabeledImages images = smooth();
    float[] window = new CentreWindows(images, CROP, CROP).values(7);
    for (int k = 0; k < window.length; k++) {
      int row = 1 + k / (CROP * 3);
      int at = ((7 * SIDE + row) * SIDE + 1) * 3 + k % (CROP * 3);
      assertThat(window[k]).isCloseTo((images.pixels()[at] & 0xff) / 255f, within(1e-7f));
    }
  }

  @Test
  void channelsGetMeanZeroAndVarianceOne() throws IOException {
    float[] values = normalized(new ChannelStandardization("input"));
    for (int channel = 0; channel < 3; channel++) {
      double sum = 0;
      double squares = 0;
      for (int i = channel; i < values.length; i += 3) {
        sum += values[i];
        squares += values[i] * values[i];
      }
      int n = values.length / 3;
      assertThat(sum / n).isCloseTo(0, within(1e-4));
      assertThat(squares / n - Math.pow(sum / n, 2)).isCloseTo(1, within(1e-3));
    }
  }

  @Test
  void whiteningTakesTheCorrelationFromThePixels() throws IOException {
    double[][] before = covariance(all(windows()));
    double[][] after = covariance(normalized(new ZcaWhitening("input")));
    assertThat(largestCorrelation(before)).isGreaterThan(0.7);
    assertThat(largestCorrelation(after)).isLessThan(0.2);
  }

  @Test
  void theWhiteningMatrixIsTheInverseRootOfTheCovariance() throws IOException {
    CentreWindows windows = windows();
    float[] flat = WhiteningMatrix.of(windows, windows.mean());
    double[][] w = new double[VALUES][VALUES];
    for (int i = 0; i < flat.length; i++) {
      w[i / VALUES][i % VALUES] = flat[i];
      assertThat(flat[i]).isCloseTo(flat[i % VALUES * VALUES + i / VALUES], within(1e-4f));
    }
    double[][] noisy = covariance(all(windows));
    for (int i = 0; i < VALUES; i++) {
      noisy[i][i] += 0.01;
    }
    double[][] one = product(product(w, noisy), w); // W·(C + ε)·W = 1
    float[] found = new float[VALUES * VALUES];
    double[] identity = new double[VALUES * VALUES];
    for (int i = 0; i < found.length; i++) {
      found[i] = (float) one[i / VALUES][i % VALUES];
      identity[i] = i / VALUES == i % VALUES ? 1 : 0;
    }
    assertTensorClose(found, identity, 1e-3);
  }

  private static double[][] covariance(float[] rows) {
    int n = rows.length / VALUES;
    double[] mean = new double[VALUES];
    for (int i = 0; i < rows.length; i++) {
      mean[i % VALUES] += rows[i] / (double) n;
    }
    double[][] covariance = new double[VALUES][VALUES];
    for (int row = 0; row < n; row++) {
      for (int i = 0; i < VALUES; i++) {
        for (int j = 0; j < VALUES; j++) {
          covariance[i][j] +=
              (rows[row * VALUES + i] - mean[i]) * (rows[row * VALUES + j] - mean[j]) / n;
        }
      }
    }
    return covariance;
  }

  private static double largestCorrelation(double[][] covariance) {
    double largest = 0;
    for (int i = 0; i < VALUES; i++) {
      for (int j = 0; j < i; j++) {
        double scale = Math.sqrt(covariance[i][i] * covariance[j][j]);
        largest = Math.max(largest, Math.abs(covariance[i][j] / scale));
      }
    }
    return largest;
  }

  private static double[][] product(double[][] a, double[][] b) {
    double[][] product = new double[VALUES][VALUES];
    for (int i = 0; i < VALUES; i++) {
      for (int j = 0; j < VALUES; j++) {
        for (int k = 0; k < VALUES; k++) {
          product[i][j] += a[i][k] * b[k][j];
        }
      }
    }
    return product;
  }
}
