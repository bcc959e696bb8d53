package neva.distortion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.IntRange;
import neva.distortion.Draws.Stream;
import org.junit.jupiter.api.Test;

class DrawsTest {

  private static final int MANY = 20_000;
  private static final float ROUNDING = 1e-6f;

  @Property(tries = 30)
  void uniformStaysWithinItsBounds(
      @ForAll long seed,
      @ForAll long step,
      @ForAll @FloatRange(min = -2, max = 2) float low,
      @ForAll @FloatRange(min = 0, max = 3) float width) {
    float[] values = uniform(Stream.HUE, 200, seed, step, low, low + width);
    for (float value : values) {
      assertThat(value).isBetween(low, low + width + ROUNDING);
    }
  }

  @Property(tries = 30)
  void integersStayBelowTheirBound(
      @ForAll long seed, @ForAll long step, @ForAll @IntRange(min = 1, max = 50) int bound) {
    for (int value : below(Stream.FLIP, 200, seed, step, bound)) {
      assertThat(value).isBetween(0, bound - 1);
    }
  }

  @Property(tries = 20)
  void sameKeySameValuesOtherStepOrSeedOthers(@ForAll long seed, @ForAll long step) {
    float[] values = uniform(Stream.HUE, 50, seed, step, 0, 1);
    assertThat(uniform(Stream.HUE, 50, seed, step, 0, 1)).isEqualTo(values);
    assertThat(uniform(Stream.HUE, 50, seed, step + 1, 0, 1)).isNotEqualTo(values);
    assertThat(uniform(Stream.HUE, 50, seed + 1, step, 0, 1)).isNotEqualTo(values);
  }

  /** A run that began long ago must go on as it began. */
  @Test
  void aKeyGivesTheDrawsThatItAlwaysGave() {
    Map<Stream, int[]> draws = new EnumMap<>(Stream.class);
    draws.put(Stream.CROP_TOP, new int[] {533, 749, 199, 407});
    draws.put(Stream.CROP_LEFT, new int[] {509, 245, 69, 347});
    draws.put(Stream.FLIP, new int[] {968, 425, 572, 477});
    draws.put(Stream.HUE, new int[] {673, 248, 348, 898});
    draws.put(Stream.CONTRAST, new int[] {642, 504, 243, 871});
    draws.put(Stream.BRIGHTNESS, new int[] {342, 929, 144, 862});
    draws.put(Stream.SATURATION, new int[] {234, 100, 748, 331});
    draws.put(Stream.VERTICAL_FLIP, new int[] {739, 438, 488, 249});
    draws.put(Stream.ROTATION, new int[] {241, 248, 937, 319});
    for (Stream stream : Stream.values()) {
      assertThat(below(stream, 4, 1, 2, 1000)).as(stream.name()).isEqualTo(draws.get(stream));
    }
  }

  @Test
  void uniformHasTheMeanAndSpreadOfAUniform() {
    float[] values = uniform(Stream.BRIGHTNESS, MANY, 7, 11, -0.2f, 0.2f);
    assertThat(mean(values)).isCloseTo(0, within(0.003));
    assertThat(Math.sqrt(covariance(values, values))).isCloseTo(0.4 / Math.sqrt(12), within(0.002));
  }

  @Test
  void everyImageDrawsItsOwnValue() {
    float[] values = uniform(Stream.CONTRAST, 100, 3, 5, 0.3f, 1);
    assertThat(IntStream.range(0, 100).mapToObj(i -> values[i]).distinct()).hasSize(100);
  }

  @Test
  void streamsStepsAndSeedsAreUncorrelated() {
    float[] values = uniform(Stream.HUE, MANY, 1, 1, 0, 1);
    for (Stream other : Stream.values()) {
      if (other != Stream.HUE) {
        assertUncorrelated(values, uniform(other, MANY, 1, 1, 0, 1));
      }
    }
    assertUncorrelated(values, uniform(Stream.HUE, MANY, 1, 2, 0, 1));
    assertUncorrelated(values, uniform(Stream.HUE, MANY, 2, 1, 0, 1));
  }

  @Test
  void cropOffsetsAreUniform() {
    for (Stream stream : new Stream[] {Stream.CROP_TOP, Stream.CROP_LEFT}) {
      int[] counts = new int[9];
      Arrays.stream(below(stream, 9_000, 42, 0, 9)).forEach(value -> counts[value]++);
      assertThat(chiSquare(counts, 1_000)).isLessThan(26.1); // p = 0.001 at 8 degrees of freedom
    }
  }

  private static float[] uniform(
      Stream stream, int count, long seed, long step, float low, float high) {
    return InGraph.drawFloats(
        (tf, draws) -> draws.uniform(tf, stream, low, high), count, seed, step);
  }

  private static int[] below(Stream stream, int count, long seed, long step, int bound) {
    return InGraph.drawInts((tf, draws) -> draws.below(tf, stream, bound), count, seed, step);
  }

  private static double chiSquare(int[] counts, double expected) {
    return Arrays.stream(counts).mapToDouble(n -> (n - expected) * (n - expected) / expected).sum();
  }

  /** Of independent uniforms the correlation has standard deviation 1 / √MANY = 0.007. */
  private static void assertUncorrelated(float[] a, float[] b) {
    double correlation =
        covariance(a, b) / Math.sqrt(covariance(a, a)) / Math.sqrt(covariance(b, b));
    assertThat(correlation).isCloseTo(0, within(0.03));
  }

  private static double covariance(float[] a, float[] b) {
    double meanA = mean(a);
    double meanB = mean(b);
    return IntStream.range(0, a.length).mapToDouble(i -> (a[i] - meanA) * (b[i] - meanB)).sum()
        / a.length;
  }

  private static double mean(float[] values) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i]).average().orElseThrow();
  }
}
