package neva.tensorboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.FloatRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class HistogramBucketTest {

  @Test
  void isAllZerosWithoutValues() {
    assertThat(HistogramBucket.of(new float[] {Float.NaN, Float.NEGATIVE_INFINITY}))
        .hasSize(30)
        .containsOnly(new HistogramBucket(0, 0, 0));
  }

  @Test
  void putsEqualValuesIntoTheLastOfThirtyPoints() {
    List<HistogramBucket> buckets = HistogramBucket.of(new float[] {2.5f, 2.5f, 2.5f});

    assertThat(buckets.subList(0, 29)).containsOnly(new HistogramBucket(2.5, 2.5, 0));
    assertThat(buckets.get(29)).isEqualTo(new HistogramBucket(2.5, 2.5, 3));
  }

  @Test
  void putsAnEdgeIntoTheBucketOnItsRightAndTheMaximumIntoTheLast() {
    List<HistogramBucket> buckets = HistogramBucket.of(new float[] {0, 15, 29, 30, 30});

    assertThat(buckets.get(15)).isEqualTo(new HistogramBucket(15, 16, 1));
    assertThat(buckets.get(14).count()).isZero();
    assertThat(buckets.get(29)).isEqualTo(new HistogramBucket(29, 30, 3));
  }

  @Test
  void takesTheWholeRangeOfFloats() {
    List<HistogramBucket> buckets =
        HistogramBucket.of(new float[] {-Float.MAX_VALUE, 0, Float.MAX_VALUE});

    assertThat(buckets).extracting(HistogramBucket::count).contains(1.0, 0.0);
    assertThat(buckets.get(29).right()).isEqualTo(Float.MAX_VALUE);
  }

  @Property(tries = 300)
  void agreesWithCountingBySortedEdges(
      @ForAll @Size(min = 1, max = 200) List<@FloatRange(min = -1000, max = 1000) Float> values) {
    double[] sorted = values.stream().mapToDouble(Float::doubleValue).sorted().toArray();
    float[] shuffled = new float[sorted.length];
    IntStream.range(0, sorted.length).forEach(i -> shuffled[i] = values.get(i));

    List<HistogramBucket> buckets = HistogramBucket.of(shuffled);

    assertThat(buckets.get(0).left()).isEqualTo(sorted[0]);
    assertThat(buckets.get(29).right()).isEqualTo(sorted[sorted.length - 1]);
    assertThat(buckets.stream().mapToDouble(HistogramBucket::count).sum()).isEqualTo(sorted.length);
    assertEdgesAdjoin(buckets);
    assertCumulativeCounts(buckets, sorted);
  }

  private static void assertEdgesAdjoin(List<HistogramBucket> buckets) {
    double width = (buckets.get(29).right() - buckets.get(0).left()) / 30;
    for (int i = 1; i < 30; i++) {
      assertThat(buckets.get(i).left()).isEqualTo(buckets.get(i - 1).right());
      assertThat(buckets.get(i).left()).isCloseTo(buckets.get(0).left() + i * width, within(1e-9));
    }
  }

  // Values within rounding of an edge may fall on either side of it.
  private static void assertCumulativeCounts(List<HistogramBucket> buckets, double[] sorted) {
    double below = 0;
    for (HistogramBucket bucket : buckets.subList(0, 29)) {
      below += bucket.count();
      double edge = bucket.right();
      assertThat(below)
          .isBetween(
              (double) Arrays.stream(sorted).filter(v -> v < edge - 1e-9).count(),
              (double) Arrays.stream(sorted).filter(v -> v < edge + 1e-9).count());
    }
  }
}
