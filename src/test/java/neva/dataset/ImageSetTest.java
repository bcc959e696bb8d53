package neva.dataset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sets of one's own, and images from arrays and pictures. */
class ImageSetTest {

  private static final List<String> NAMES = List.of("a", "b", "c");

  /** The example of {@link ImageSet}. */
  record Ramps(int size) implements ImageSet {

    public Example get(int i) {
      float[] values = new float[16 * 16];
      for (int p = 0; p < values.length; p++) {
        values[p] = i % 2 == 0 ? p % 16 / 15f : p / 16 / 15f;
      }
      return new Example(16, 16, 1, values, i % 2);
    }

    public List<String> classNames() {
      return List.of("to the right", "downwards");
    }
  }

  /** Noise that is a function of the index, with three classes. */
  private record Noise(int size, long seed) implements ImageSet {

    @Override
    public Example get(int i) {
      Random random = new Random(seed + i);
      byte[] pixels = new byte[2 * 3 * 3];
      random.nextBytes(pixels);
      return new Example(2, 3, 3, pixels, random.nextInt(3));
    }

    @Override
    public List<String> classNames() {
      return NAMES;
    }
  }

  /** The third image is taller than the others, and its label names no class. */
  private record Uneven(int size) implements ImageSet {

    @Override
    public Example get(int i) {
      return i == 2
          ? new Example(2, 1, 1, new byte[2], 7)
          : new Example(1, 1, 1, new byte[1], i % 2);
    }

    @Override
    public List<String> classNames() {
      return NAMES;
    }
  }

  @Test
  void threeMethodsMakeASet() throws IOException {
    ImageSet ramps = new Ramps(20);
    assertThat(ramps.height()).isEqualTo(16);
    assertThat(ramps.width()).isEqualTo(16);
    assertThat(ramps.channels()).isEqualTo(1);
    assertThat(ramps.bytes()).isEqualTo(20 * 256);
    assertThat(ramps.labels()).startsWith(0, 1, 0).hasSize(20);
    assertThat(ramps.className(1)).isEqualTo("downwards");
    assertThat(ramps.get(0).image().getRGB(15, 0)).isEqualTo(Color.WHITE.getRGB());
    assertThat(ramps.get(1).image().getRGB(15, 0)).isEqualTo(Color.BLACK.getRGB());
    ImageData data = ImageData.of(ramps).withTest(new Ramps(4)).withFlippable(true);
    ImageData parts = data.holdOut(0.2, 1);
    assertThat(parts.train().size()).isEqualTo(16);
    assertThat(parts.validation().labels()).containsExactlyInAnyOrder(0, 0, 1, 1);
    assertThat(parts.test()).isEqualTo(new Ramps(4));
  }

  @Property(tries = 50)
  void isTheSameReadWhenAskedForAndInMemory(
      @ForAll @IntRange(min = 1, max = 30) int size,
      @ForAll @DoubleRange(max = 0.9) double share,
      @ForAll long seed)
      throws IOException {
    ImageSet asked = new Noise(size, seed);
    LabeledImages read = asked.inMemory();
    int[] some = new Random(seed).ints(5, 0, size).toArray();
    assertThat(asked.fingerprint()).isEqualTo(read.fingerprint());
    assertThat(asked.pixels(some))
        .isEqualTo(read.subset(some).pixels())
        .isEqualTo(read.pixels(some));
    assertSame(asked.subset(some), read.subset(some));
    assertSame(asked.withClasses(List.of("c", "a")), read.withClasses(List.of("c", "a")));
    assertSame(asked.split(share, seed).training(), read.split(share, seed).training());
    assertSame(asked.split(share, seed).heldOut(), read.split(share, seed).heldOut());
  }

  private static void assertSame(ImageSet asked, ImageSet read) throws IOException {
    assertThat(asked).isNotInstanceOf(LabeledImages.class);
    assertThat(asked.labels()).isEqualTo(read.labels());
    assertThat(asked.fingerprint())
        .isEqualTo(read.fingerprint())
        .isEqualTo(asked.inMemory().fingerprint());
  }

  @Test
  void manyThreadsReadTheSame() {
    ImageSet set = new Noise(200, 3).subset(IntStream.range(0, 200).map(i -> 199 - i).toArray());
    IntStream.range(0, 200)
        .parallel()
        .forEach(
            i -> {
              try {
                assertThat(set.get(i).pixels()).isEqualTo(new Noise(200, 3).get(199 - i).pixels());
              } catch (IOException e) {
                throw new AssertionError(e);
              }
            });
  }

  @Test
  void anImageOfAnotherSizeIsRefusedWhenItIsMet() throws IOException {
    String message =
        "Expected images of one size, 1x1x1 as the first, but was 2x1x1 at image 2: scale them all to one size.";
    ImageSet uneven = new Uneven(4);
    assertThat(uneven.pixels(new int[] {3, 1})).hasSize(2);
    assertThatThrownBy(() -> uneven.pixels(new int[] {3, 2}))
        .isInstanceOf(BadInputException.class)
        .hasMessage(message);
    assertThatThrownBy(uneven::inMemory).hasMessage(message);
    assertThatThrownBy(() -> new Uneven(4).subset(new int[] {1, 3, 0}).get(3))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void aLabelWithoutAClassIsRefused() {
    assertThatThrownBy(() -> new Uneven(4).split(0.5, 1))
        .isInstanceOf(BadInputException.class)
        .hasMessage("labels must be from 0 to 2, found 7 at image 2");
  }

  @Test
  void aClassThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> new Ramps(2).withClasses(List.of("downward", "to the right")))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("did you mean downwards?");
  }

  @Test
  void moreThanAnArrayHoldsStaysWhereItIs() throws IOException {
    ImageSet many = new Ramps(10_000_000);
    assertThat(many.bytes()).isEqualTo(2_560_000_000L);
    assertThatThrownBy(many::inMemory)
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected at most 2 GB of pixels in memory but was 2.6 GB, 10,000,000 images of 16x16x1: give fewer or smaller images.");
    assertThatThrownBy(() -> many.subset(new int[] {10_000_000}))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void valuesFromZeroToOneBecomePixels() {
    float[] values = {0, 1, 0.5f, 1 / 255f, 0.49f / 255, 0.51f / 255};
    LabeledImages images = new LabeledImages(1, 1, 3, values, new int[] {0, 2}, NAMES);
    assertThat(images.pixels()).containsExactly(0, 255, 128, 1, 0, 1);
    assertThat(images.get(1).pixels()).containsExactly(1, 0, 1);
    assertThat(images.get(1).label()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(floats = {Float.NaN, -1e-6f, 1.00001f, 255, Float.POSITIVE_INFINITY})
  void otherValuesAreRefusedWithTheirIndex(float value) {
    float[] values = {0, 1, value};
    assertThatThrownBy(() -> new LabeledImages(1, 1, 3, values, new int[1], NAMES))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "values must be between 0 and 1, found %s at index 2: divide pixels from 0 to 255 by 255.",
            value);
    assertThatThrownBy(() -> new Example(1, 3, 1, values, 0)).hasMessageContaining("at index 2");
  }

  private static BufferedImage picture(int width, int height, int type, Color colour) {
    BufferedImage picture = new BufferedImage(width, height, type);
    Graphics2D g = picture.createGraphics();
    g.setColor(colour);
    g.fillRect(0, 0, width, height);
    g.dispose();
    return picture;
  }

  @Test
  void picturesOfAnyColoursBecomeRedGreenAndBlue() {
    List<BufferedImage> pictures =
        List.of(
            picture(3, 2, BufferedImage.TYPE_INT_RGB, Color.RED),
            picture(3, 2, BufferedImage.TYPE_3BYTE_BGR, Color.BLUE),
            picture(3, 2, BufferedImage.TYPE_BYTE_GRAY, Color.WHITE),
            new BufferedImage(3, 2, BufferedImage.TYPE_INT_ARGB)); // transparent
    LabeledImages images = LabeledImages.of(pictures, new int[] {2, 0, 1, 1}, NAMES);
    assertThat(images.height()).isEqualTo(2);
    assertThat(images.width()).isEqualTo(3);
    assertThat(images.pixels()).startsWith(255, 0, 0).hasSize(4 * 18);
    assertThat(images.get(1).pixels()).startsWith(0, 0, 255);
    assertThat(images.get(2).pixels()).containsOnly(255);
    assertThat(images.get(3).pixels()).containsOnly(255);
    assertThat(images.labels()).containsExactly(2, 0, 1, 1);
  }

  @Test
  void picturesThatDoNotFitAreRefused() {
    BufferedImage low = picture(3, 2, BufferedImage.TYPE_INT_RGB, Color.RED);
    BufferedImage high = picture(3, 4, BufferedImage.TYPE_INT_RGB, Color.RED);
    assertThatThrownBy(() -> LabeledImages.of(List.of(low, low, high), new int[3], NAMES))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "Expected images of one size, 2x3x3 as the first, but was 4x3x3 at image 2");
    assertThatThrownBy(() -> LabeledImages.of(List.of(low, low), new int[1], NAMES))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("pixels must hold 1 images of 2x3x3");
    assertThatThrownBy(() -> LabeledImages.of(List.of(), new int[0], NAMES))
        .isInstanceOf(BadInputException.class)
        .hasMessage("pictures must be at least one, found none");
  }

  @Test
  void anExampleIsCheckedWhenItIsMade() {
    assertThatThrownBy(() -> new Example(2, 2, 3, new byte[11], 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage("pixels must hold an image of 2x2x3, that is 12 bytes, found 11");
    assertThatThrownBy(() -> new Example(1, 1, 1, new byte[1], -1))
        .hasMessage("label must be 0 or more, found -1");
    assertThatThrownBy(() -> new Example(1, 1, 2, new byte[2], 0))
        .hasMessage("channels must be 1 or 3, found 2");
  }
}
