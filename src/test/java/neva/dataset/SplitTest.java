package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class SplitTest {

  /** One pixel per image: the low bytes of its index, so that an image can be told again. */
  private static LabeledImages numbered(int... labels) {
    byte[] pixels = new byte[labels.length * 3];
    for (int i = 0; i < labels.length; i++) {
      pixels[i * 3 + 1] = (byte) (i >> 8);
      pixels[i * 3 + 2] = (byte) i;
    }
    return new LabeledImages(1, 1, 3, pixels, labels, List.of("a", "b", "c", "d", "e"));
  }

  private static int[] numbers(ImageSet images) throws IOException {
    LabeledImages read = images.inMemory();
    return IntStream.range(0, read.size()).map(i -> read.image(i).getRGB(0, 0)).toArray();
  }

  private static long count(ImageSet images, int label) throws IOException {
    return Arrays.stream(images.labels()).filter(l -> l == label).count();
  }

  @Property(tries = 200)
  void isDisjointCompleteAndInOrder(
      @ForAll @Size(max = 300) List<@IntRange(max = 4) Integer> labels,
      @ForAll @DoubleRange(min = 0, max = 0.99) double share,
      @ForAll long seed)
      throws IOException {
    var all = numbered(labels.stream().mapToInt(l -> l).toArray());
    var split = all.split(share, seed);
    var training = numbers(split.training());
    var validation = numbers(split.heldOut());
    assertThat(training).isSorted();
    assertThat(validation).isSorted();
    assertThat(IntStream.concat(Arrays.stream(training), Arrays.stream(validation)).sorted())
        .containsExactly(Arrays.stream(numbers(all)).boxed().toArray(Integer[]::new));
  }

  @Property(tries = 200)
  void holdsOutTheShareOfEveryClass(
      @ForAll @Size(max = 300) List<@IntRange(max = 4) Integer> labels,
      @ForAll @DoubleRange(min = 0.01, max = 0.99) double share,
      @ForAll long seed)
      throws IOException {
    var all = numbered(labels.stream().mapToInt(l -> l).toArray());
    var split = all.split(share, seed);
    for (int k = 0; k < 5; k++) {
      long size = count(all, k);
      assertThat((double) count(split.heldOut(), k)).isCloseTo(share * size, within(1.0));
      assertThat(count(split.training(), k)).isGreaterThanOrEqualTo(Math.min(1, size));
      assertThat(count(split.heldOut(), k)).isGreaterThanOrEqualTo(size > 1 ? 1 : 0);
    }
  }

  @Test
  void dependsOnTheSeedAlone() throws IOException {
    var all = numbered(IntStream.range(0, 500).map(i -> i % 5).toArray());
    assertThat(numbers(all.split(0.2, 7).heldOut()))
        .isEqualTo(numbers(all.split(0.2, 7).heldOut()))
        .isNotEqualTo(numbers(all.split(0.2, 8).heldOut()));
  }

  @Test
  void holdsOutNothingForAShareOfZero() throws IOException {
    var split = numbered(0, 1, 2, 0, 1, 2).split(0, 1);
    assertThat(split.heldOut().size()).isZero();
    assertThat(split.training().size()).isEqualTo(6);
  }

  @Test
  void rejectsAShareThatIsNone() {
    for (String text : List.of("-0.1", "1", "NaN")) {
      double share = Double.parseDouble(text);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> numbered(0, 0).split(share, 1))
          .withMessage("share must be at least 0 and below 1, found " + text);
    }
  }
}
