package neva.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

class DropoutTest {

  private static final int VALUES = 20_000;

  /** Drops some of 20,000 threes. */
  private static float[] drop(String name, float rate, long seed, long step, Mode mode) {
    try (LiveGraph live = new LiveGraph()) {
      Operand<TInt64> key = live.tf().constant(new long[] {seed, step});
      float[] threes = new float[VALUES];
      Arrays.fill(threes, 3);
      Operand<TFloat32> x = live.constant(threes, 100, VALUES / 100);
      return live.floats(new Dropout(name, rate, key).apply(live.tf(), x, mode));
    }
  }

  private static long zeros(float[] values) {
    return IntStream.range(0, values.length).filter(i -> values[i] == 0).count();
  }

  @Test
  void dropsTheShareAskedFor() {
    for (float rate : new float[] {0.1f, 0.25f, 0.5f}) {
      double share = zeros(drop("drop", rate, 1, 0, Mode.TRAIN)) / (double) VALUES;
      assertThat(share).isCloseTo(rate, within(0.015)); // four standard deviations at one half
    }
  }

  @Test
  void scalesTheRestSoThatTheExpectationStays() {
    for (float value : drop("drop", 0.25f, 1, 0, Mode.TRAIN)) {
      if (value != 0) {
        assertThat(value).isCloseTo(4, within(1e-6f));
      }
    }
  }

  @Test
  void sameKeyDropsTheSame() {
    assertThat(drop("drop", 0.5f, 1, 7, Mode.TRAIN))
        .isEqualTo(drop("drop", 0.5f, 1, 7, Mode.TRAIN));
  }

  @Test
  void otherStepSeedOrLayerDropsOthers() {
    float[] reference = drop("drop_1", 0.5f, 1, 7, Mode.TRAIN);
    assertIndependent(reference, drop("drop_1", 0.5f, 1, 8, Mode.TRAIN));
    assertIndependent(reference, drop("drop_1", 0.5f, 2, 7, Mode.TRAIN));
    assertIndependent(reference, drop("drop_2", 0.5f, 1, 7, Mode.TRAIN));
  }

  /** Of independent masks at one half, half of the values agree, with deviation 1 / (2·√20,000). */
  private static void assertIndependent(float[] a, float[] b) {
    long agree = IntStream.range(0, VALUES).filter(i -> a[i] == b[i]).count();
    assertThat(agree / (double) VALUES).isCloseTo(0.5, within(0.015));
  }

  @Test
  void inferenceKeepsAll() {
    assertThat(drop("drop", 0.5f, 1, 0, Mode.INFER)).containsOnly(3);
  }

  @Test
  void rateZeroKeepsAll() {
    assertThat(drop("drop", 0, 1, 0, Mode.TRAIN)).containsOnly(3);
  }

  @Test
  void dropsSinglePixelsOfMapsAndKeepsTheirShape() {
    try (LiveGraph live = new LiveGraph()) {
      Operand<TFloat32> x =
          live.tf().placeholder(TFloat32.class, Placeholder.shape(Shape.of(-1, 20, 10, 4)));
      Dropout layer = new Dropout("drop", 0.5f, live.tf().constant(new long[] {1, 0}));
      Operand<TFloat32> y = layer.apply(live.tf(), x, Mode.TRAIN);
      assertThat(y.shape().asArray()).containsExactly(-1, 20, 10, 4);
      float[] threes = new float[VALUES];
      Arrays.fill(threes, 3);
      float[] dropped = live.floats(y, x, threes, 25, 20, 10, 4);
      assertThat(zeros(dropped) / (double) VALUES).isCloseTo(0.5, within(0.015));
      long whole = IntStream.range(0, VALUES / 4).filter(i -> same(dropped, i * 4)).count();
      assertThat(whole).isLessThan(VALUES / 4 / 6); // an eighth, were channels independent
    }
  }

  private static boolean same(float[] values, int pixel) {
    return values[pixel] == values[pixel + 1]
        && values[pixel] == values[pixel + 2]
        && values[pixel] == values[pixel + 3];
  }

  @Test
  void rejectsARateThatKeepsNothing() {
    try (LiveGraph live = new LiveGraph()) {
      Operand<TInt64> key = live.tf().constant(new long[] {1, 0});
      assertThatThrownBy(() -> new Dropout("drop_1", 1, key))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("rate of drop_1 must be at least 0 and below 1, found 1.0");
    }
  }
}
