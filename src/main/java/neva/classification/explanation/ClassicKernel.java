package neva.classification.explanation;

import java.util.Arrays;

/** Kernels that people chose, before networks learned theirs. */
enum ClassicKernel {
  /** The pixel so far above and to the left, which beyond the border is the padding. */
  SHIFT("shift by 8 pixels", false, corner(17)),
  /** Brighter to the right (Sobel and Feldman 1968). */
  SOBEL_X("Sobel, edges across", true, -1, 0, 1, -2, 0, 2, -1, 0, 1),
  /** Brighter below. */
  SOBEL_Y("Sobel, edges down", true, -1, -2, -1, 0, 0, 0, 1, 2, 1),
  /** How far the middle is from the mean of its neighbours. */
  LAPLACE("Laplace, all edges", true, 0, 1, 0, 1, -4, 1, 0, 1, 0),
  /** The image less its Laplacian. */
  SHARPEN("sharpen", false, 0, -1, 0, -1, 5, -1, 0, -1, 0),
  /** Lit from the upper left. */
  EMBOSS("emboss", false, -2, -1, 0, -1, 1, 1, 0, 1, 2),
  /** The mean of all pixels under the kernel. */
  BOX("box blur", false, box(11)),
  /** The mean, weighted by a bell curve with a deviation of 2.5 pixels. */
  GAUSS("Gaussian blur", false, gauss(11, 2.5));

  private final String label;
  private final boolean signed;
  private final float[] values;

  ClassicKernel(String label, boolean signed, float... values) {
    this.label = label;
    this.signed = signed;
    this.values = values;
  }

  private static float[] corner(int side) {
    float[] values = new float[side * side];
    values[0] = 1;
    return values;
  }

  private static float[] box(int side) {
    float[] values = new float[side * side];
    Arrays.fill(values, 1f / values.length);
    return values;
  }

  private static float[] gauss(int side, double deviation) {
    double[] bell = new double[side];
    for (int i = 0; i < side; i++) {
      double from = (i - side / 2) / deviation;
      bell[i] = Math.exp(-from * from / 2);
    }
    double sum = Arrays.stream(bell).sum();
    float[] values = new float[side * side];
    for (int i = 0; i < values.length; i++) {
      values[i] = (float) (bell[i / side] * bell[i % side] / (sum * sum));
    }
    return values;
  }

  /** The name as people know it. */
  String label() {
    return label;
  }

  /** Whether its results are around zero, rather than a picture again. */
  boolean signed() {
    return signed;
  }

  /** Side of the square, in pixels. */
  int side() {
    return (int) Math.sqrt(values.length);
  }

  /** The kernel once for each channel, [side, side, channels, 1]. */
  float[] forChannels(int channels) {
    float[] repeated = new float[values.length * channels];
    for (int i = 0; i < repeated.length; i++) {
      repeated[i] = values[i / channels];
    }
    return repeated;
  }
}
