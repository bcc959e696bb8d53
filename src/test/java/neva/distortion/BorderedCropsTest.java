package neva.distortion;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.distortion.Draws.Stream;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;

/** Crops that reach into a border of zeros around images of 6 lines and 7 columns. */
class BorderedCropsTest {

  private static final int HEIGHT = 6;
  private static final int WIDTH = 7;
  private static final int STORED = 5;
  private static final int BATCH = 20;

  @Property(tries = 40)
  void areWindowsOfImagesWithZerosAroundThem(
      @ForAll long seed,
      @ForAll long step,
      @ForAll @IntRange(min = 1, max = 5) int border,
      @ForAll @IntRange(min = 1, max = 8) int cropHeight,
      @ForAll @IntRange(min = 1, max = 9) int cropWidth,
      @ForAll boolean flip,
      @ForAll boolean grey) {
    int channels = grey ? 1 : 3;
    Stored stored = new Stored(channels, bytes(seed, channels));
    int[] indices = new Random(seed + 1).ints(BATCH, 0, STORED).toArray();
    CropTable table =
        CropTable.of(HEIGHT, WIDTH)
            .withBorder(border)
            .withCrop(cropHeight, cropWidth)
            .withFlip(flip);
    Batch crops = InGraph.fromTable(table::random, stored.pixels, channels, indices, seed, step);
    int[] tops = draw(Stream.CROP_TOP, HEIGHT + 2 * border - cropHeight + 1, seed, step);
    int[] lefts = draw(Stream.CROP_LEFT, WIDTH + 2 * border - cropWidth + 1, seed, step);
    int[] flips = draw(Stream.FLIP, 2, seed, step);
    for (int i = 0; i < BATCH; i++) {
      boolean mirrored = flip && flips[i] == 1;
      for (int y = 0; y < cropHeight; y++) {
        for (int x = 0; x < cropWidth; x++) {
          int row = tops[i] + y - border;
          int column = lefts[i] + (mirrored ? cropWidth - 1 - x : x) - border;
          for (int c = 0; c < channels; c++) {
            assertThat(crops.at(i, y, x, c))
                .as("crop %d at row %d, column %d, channel %d", i, y, x, c)
                .isEqualTo(stored.at(indices[i], row, column, c));
          }
        }
      }
    }
  }

  @Test
  void reachEveryPlaceOfTheBorder() {
    int[] indices = new int[2_000];
    byte[] white = new byte[HEIGHT * WIDTH];
    Arrays.fill(white, (byte) 255);
    CropTable table = CropTable.of(HEIGHT, WIDTH).withBorder(2);
    Batch crops = InGraph.fromTable(table::random, white, 1, indices, 3, 5);
    Set<String> places = new HashSet<>();
    for (int i = 0; i < crops.size(); i++) {
      int lines = 0;
      int columns = 0;
      for (int y = 0; y < HEIGHT; y++) {
        lines += crops.at(i, y, WIDTH / 2, 0) == 0 ? y + 1 : 0;
      }
      for (int x = 0; x < WIDTH; x++) {
        columns += crops.at(i, HEIGHT / 2, x, 0) == 0 ? x + 1 : 0;
      }
      places.add(lines + " " + columns);
    }
    assertThat(places).hasSize(25); // five tops by five lefts
  }

  @Test
  void rejectsABorderBelowZeroAndACropLargerThanImageAndBorder() {
    assertThatThrownBy(() -> CropTable.of(32, 32).withBorder(-1).withFlip(true))
        .isInstanceOf(BadInputException.class)
        .hasMessage("border must be 0 or more, found -1");
    assertThatThrownBy(() -> CropTable.of(32, 32).withBorder(4).withCrop(41, 32).withFlip(true))
        .isInstanceOf(BadInputException.class)
        .hasMessage("cropHeight must be at most imageHeight and border (40), found 41");
  }

  private static int[] draw(Stream stream, int bound, long seed, long step) {
    return InGraph.drawInts((tf, draws) -> draws.below(tf, stream, bound), BATCH, seed, step);
  }

  private static byte[] bytes(long seed, int channels) {
    byte[] bytes = new byte[STORED * HEIGHT * WIDTH * channels];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  /** The images that lie in the table; zero around them. */
  private record Stored(int channels, byte[] pixels) {

    float at(int image, int row, int column, int channel) {
      if (row < 0 || row >= HEIGHT || column < 0 || column >= WIDTH) {
        return 0;
      }
      int pixel = (image * HEIGHT + row) * WIDTH + column;
      return (pixels[pixel * channels + channel] & 0xff) * (1 / 255f);
    }
  }
}
