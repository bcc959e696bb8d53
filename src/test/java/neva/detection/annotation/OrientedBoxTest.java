package neva.detection.annotation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.image.ExifOrientation;
import neva.image.ImageFormat;
import neva.image.ImageHeader;

/** Draws a box on a bitmap, shows it as Exif 2.32 describes each orientation, and compares. */
class OrientedBoxTest {

  /**
   * How a viewer shows stored pixels: the standard says which side of the picture as seen the first
   * stored row and the first stored column are.
   */
  private static boolean[][] show(boolean[][] stored, int orientation) {
    boolean exchanged = orientation >= 5;
    int height = exchanged ? stored[0].length : stored.length;
    int width = exchanged ? stored.length : stored[0].length;
    boolean rowFromEnd = List.of(3, 4, 6, 7).contains(orientation);
    boolean columnFromEnd = List.of(2, 3, 7, 8).contains(orientation);
    boolean[][] shown = new boolean[height][width];
    for (int y = 0; y < stored.length; y++) {
      for (int x = 0; x < stored[0].length; x++) {
        int row = rowFromEnd ? stored.length - 1 - y : y;
        int column = columnFromEnd ? stored[0].length - 1 - x : x;
        shown[exchanged ? column : row][exchanged ? row : column] = stored[y][x];
      }
    }
    return shown;
  }

  /** The edges of what is drawn. */
  private static Box drawn(boolean[][] pixels) {
    Box box = new Box(1e9, 1e9, 0, 0);
    for (int y = 0; y < pixels.length; y++) {
      for (int x = 0; x < pixels[0].length; x++) {
        if (pixels[y][x]) {
          box =
              new Box(
                  Math.min(box.xmin(), x),
                  Math.min(box.ymin(), y),
                  Math.max(box.xmax(), x + 1),
                  Math.max(box.ymax(), y + 1));
        }
      }
    }
    return box;
  }

  private static boolean[][] draw(int width, int height, Box box) {
    boolean[][] pixels = new boolean[height][width];
    for (int y = (int) box.ymin(); y < box.ymax(); y++) {
      for (int x = (int) box.xmin(); x < box.xmax(); x++) {
        pixels[y][x] = true;
      }
    }
    return pixels;
  }

  @Property(tries = 400)
  void findsTheStoredBoxOfAShownOne(
      @ForAll @IntRange(min = 1, max = 8) int orientation,
      @ForAll @IntRange(min = 1, max = 9) int width,
      @ForAll @IntRange(min = 1, max = 9) int height,
      @ForAll @IntRange(min = 0, max = 999) int place) {
    Box box = boxWithin(width, height, place);
    Box shown = drawn(show(draw(width, height, box), orientation));

    assertThat(shown.stored(new ExifOrientation(orientation), width, height)).isEqualTo(box);
  }

  @Property(tries = 200)
  void checkedBoxesAreOnTheStoredPixels(
      @ForAll @IntRange(min = 5, max = 8) int orientation,
      @ForAll @IntRange(min = 0, max = 999) int place) {
    Box box = boxWithin(12, 7, place);
    Box shown = drawn(show(draw(12, 7, box), orientation));
    ImageHeader header = new ImageHeader(ImageFormat.JPEG, 12, 7, 3, 8, false, false, orientation);
    AnnotatedImage said =
        new AnnotatedImage(
            "a.jpg",
            "a.jpg",
            7,
            12,
            false,
            List.of(AnnotatedObject.of(1, "cat", shown)),
            Path.of("a.xml"));

    AnnotationCheck check = new AnnotationCheck(LabelMap.of(List.of("cat")), finding -> {});

    assertThat(check.check(said, header).image().objects().get(0).box()).isEqualTo(box);
    assertClose(check.check(said.inShares(), header).image().objects().get(0).box(), box);
  }

  private static void assertClose(Box actual, Box expected) {
    assertThat(actual.xmin()).isCloseTo(expected.xmin(), within(1e-9));
    assertThat(actual.ymin()).isCloseTo(expected.ymin(), within(1e-9));
    assertThat(actual.xmax()).isCloseTo(expected.xmax(), within(1e-9));
    assertThat(actual.ymax()).isCloseTo(expected.ymax(), within(1e-9));
  }

  private static Box boxWithin(int width, int height, int place) {
    int x = place % width;
    int y = place / 9 % height;
    int right = x + 1 + place / 81 % (width - x);
    int bottom = y + 1 + place / 300 % (height - y);
    return new Box(x, y, right, bottom);
  }
}
