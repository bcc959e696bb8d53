package neva.distortion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.distortion.Draws.Stream;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;

/** Crops and flips, from float batches and from the uint8 table. */
class CropsTest {

  private static final int STORED = 7;
  private static final int BATCH = 20;

  @Property(tries = 40)
  void everyCropIsAWindowOfItsImage(
      @ForAll long seed,
      @ForAll long step,
      @ForAll @IntRange(min = 1, max = 9) int height,
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll @IntRange(min = 0, max = 4) int moreRows,
      @ForAll @IntRange(min = 0, max = 4) int moreColumns) {
    Batch images = numbered(3, height + moreRows, width + moreColumns);
    Batch crops = InGraph.distort(new RandomCrop(height, width), images, seed, step);
    assertThat(crops.height()).isEqualTo(height);
    assertThat(crops.width()).isEqualTo(width);
    for (int i = 0; i < crops.size(); i++) {
      assertThat(topLeft(crops, images, i)[2]).isEqualTo(i);
      assertWindow(crops, images, i, i, topLeft(crops, images, i), false);
    }
  }

  @Property(tries = 40)
  void flipIsIdentityOrMirrorAsDrawn(
      @ForAll long seed, @ForAll long step, @ForAll @IntRange(min = 1, max = 6) int width) {
    Batch images = numbered(8, 4, width);
    int[] flips = draw(Stream.FLIP, 2, 8, seed, step);
    Batch flipped = InGraph.distort(new RandomFlip(), images, seed, step);
    for (int i = 0; i < 8; i++) {
      assertWindow(flipped, images, i, i, new int[] {0, 0}, flips[i] == 1);
    }
  }

  @Property(tries = 40)
  void verticalFlipIsIdentityOrUpsideDownAsDrawn(
      @ForAll long seed, @ForAll long step, @ForAll @IntRange(min = 1, max = 6) int height) {
    Batch images = numbered(8, height, 4);
    int[] flips = draw(Stream.VERTICAL_FLIP, 2, 8, seed, step);
    Batch flipped = InGraph.distort(new RandomVerticalFlip(), images, seed, step);
    Batch upsideDown =
        Batch.of(
            8,
            height,
            4,
            i -> {
              int row = i / (4 * Batch.COLORS) % height;
              return i + (height - 1 - 2 * row) * 4 * Batch.COLORS;
            });
    for (int i = 0; i < 8; i++) {
      assertThat(flipped.image(i)).isEqualTo((flips[i] == 1 ? upsideDown : images).image(i));
    }
  }

  @Property(tries = 40)
  void tableGivesTheDrawnWindows(@ForAll long seed, @ForAll long step, @ForAll boolean flip) {
    byte[] pixels = pixels(seed, 10 * 12);
    int[] indices = indices(seed);
    CropTable table = CropTable.of(10, 12).withCrop(7, 5).withFlip(flip);
    Batch crops = InGraph.fromTable(table::random, pixels, indices, seed, step);
    int[] tops = draw(Stream.CROP_TOP, 4, BATCH, seed, step);
    int[] lefts = draw(Stream.CROP_LEFT, 8, BATCH, seed, step);
    int[] flips = draw(Stream.FLIP, 2, BATCH, seed, step);
    for (int i = 0; i < BATCH; i++) {
      int[] topLeft = {tops[i], lefts[i]};
      assertWindow(crops, decoded(pixels, 10, 12), i, indices[i], topLeft, flip && flips[i] == 1);
    }
  }

  @Property(tries = 20)
  void tableEqualsCropThenFlipBitForBit(@ForAll long seed, @ForAll long step) {
    byte[] pixels = pixels(seed, 32 * 32);
    int[] inOrder = {0, 1, 2, 3, 4, 5, 6};
    CropTable table = CropTable.of(32, 32).withCrop(24, 24).withFlip(true);
    Batch images = decoded(pixels, 32, 32);
    Batch cropped = InGraph.distort(new RandomCrop(24, 24), images, seed, step);
    Batch expected = InGraph.distort(new RandomFlip(), cropped, seed, step);
    Batch crops = InGraph.fromTable(table::random, pixels, inOrder, seed, step);
    assertThat(crops.values()).isEqualTo(expected.values());
  }

  @Test
  void centreIsTheMiddle() {
    Batch images = decoded(pixels(1, 32 * 30), 32, 30);
    Batch centres =
        InGraph.distort((tf, x, key) -> new RandomCrop(24, 24).center(tf, x), images, 0, 0);
    for (int i = 0; i < STORED; i++) {
      assertWindow(centres, images, i, i, new int[] {4, 3}, false);
    }
  }

  @Test
  void reachesAllPositionsAndFlipsHalfOfTheImages() {
    byte[] pixels = pixels(0, 32 * 32);
    CropTable table = CropTable.of(32, 32).withCrop(24, 24).withFlip(true);
    Batch images = decoded(pixels, 32, 32);
    int[] indices = new int[2_000];
    Batch crops = InGraph.fromTable(table::random, pixels, indices, 9, 1);
    int[] tops = draw(Stream.CROP_TOP, 9, 2_000, 9, 1);
    int[] lefts = draw(Stream.CROP_LEFT, 9, 2_000, 9, 1);
    Set<Integer> positions = new HashSet<>();
    int flipped = 0;
    for (int i = 0; i < 2_000; i++) {
      positions.add(tops[i] * 9 + lefts[i]);
      boolean straight =
          crops.at(i, 0, 0, 0) == images.at(0, tops[i], lefts[i], 0)
              && crops.at(i, 0, 1, 1) == images.at(0, tops[i], lefts[i] + 1, 1);
      flipped += straight ? 0 : 1;
    }
    assertThat(positions).hasSize(81);
    assertThat(flipped).isBetween(910, 1_090); // 1,000 ± 4 standard deviations
  }

  @Test
  void sameKeySameCropsOtherStepOthers() {
    Batch images = numbered(10, 32, 32);
    RandomCrop crop = new RandomCrop(24, 24);
    Batch first = InGraph.distort(crop, images, 5, 100);
    assertThat(InGraph.distort(crop, images, 5, 100).values()).isEqualTo(first.values());
    assertThat(InGraph.distort(crop, images, 5, 101).values()).isNotEqualTo(first.values());
  }

  @Test
  void rejectsCropLargerThanTheImage() {
    assertThatThrownBy(() -> CropTable.of(32, 32).withCrop(33, 24).withFlip(true))
        .isInstanceOf(BadInputException.class)
        .hasMessage("cropHeight must be at most imageHeight (32), found 33");
    assertThatThrownBy(() -> CropTable.of(32, 32).withCrop(24, 0).withFlip(true))
        .hasMessage("cropWidth must be positive, found 0");
    assertThatThrownBy(() -> InGraph.distort(new RandomCrop(24, 24), numbered(1, 24, 20), 0, 0))
        .isInstanceOf(BadInputException.class)
        .hasMessage("width must be at most the width of the images (20), found 24");
  }

  private static void assertWindow(
      Batch crops, Batch images, int crop, int image, int[] topLeft, boolean mirrored) {
    for (int y = 0; y < crops.height(); y++) {
      for (int x = 0; x < crops.width(); x++) {
        int column = topLeft[1] + (mirrored ? crops.width() - 1 - x : x);
        for (int c = 0; c < crops.channels(); c++) {
          assertThat(crops.at(crop, y, x, c))
              .as("crop %d at row %d, column %d, channel %d", crop, y, x, c)
              .isEqualTo(images.at(image, topLeft[0] + y, column, c));
        }
      }
    }
  }

  /** Images in which every value tells where it stands. */
  private static Batch numbered(int size, int height, int width) {
    return Batch.of(size, height, width, i -> i);
  }

  /** Row, column and image that the first pixel of a crop of numbered images came from. */
  private static int[] topLeft(Batch crops, Batch images, int crop) {
    int pixel = (int) crops.at(crop, 0, 0, 0) / images.channels();
    int inImage = pixel % (images.height() * images.width());
    return new int[] {
      inImage / images.width(), inImage % images.width(), pixel / (images.height() * images.width())
    };
  }

  private static byte[] pixels(long seed, int pixelsPerImage) {
    byte[] pixels = new byte[STORED * pixelsPerImage * Batch.COLORS];
    new Random(seed).nextBytes(pixels);
    return pixels;
  }

  private static int[] indices(long seed) {
    return new Random(seed + 1).ints(BATCH, 0, STORED).toArray();
  }

  private static Batch decoded(byte[] pixels, int height, int width) {
    return Batch.of(STORED, height, width, i -> (pixels[i] & 0xff) * (1 / 255f));
  }

  private static int[] draw(Stream stream, int bound, int count, long seed, long step) {
    return InGraph.drawInts((tf, draws) -> draws.below(tf, stream, bound), count, seed, step);
  }
}
