package neva.detection.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.detection.annotation.Box;
import neva.detection.ssd.LabeledBox;
import neva.feed.Bilinear;
import neva.feed.Raster;
import neva.feed.Window;

/** Boxes and pixels go together, whatever is drawn. */
class CropPropertyTest {

  /** A black picture with one white object of whole pixels. */
  private record Scene(Raster raster, LabeledBox object) {

    static Scene draw(int width, int height, SplittableRandom random) {
      int left = random.nextInt(width - 2);
      int top = random.nextInt(height - 2);
      int right = random.nextInt(left + 2, width + 1);
      int bottom = random.nextInt(top + 2, height + 1);
      byte[] rgb = new byte[width * height * 3];
      for (int y = top; y < bottom; y++) {
        Arrays.fill(rgb, (y * width + left) * 3, (y * width + right) * 3, (byte) 255);
      }
      Box box = new Box(left, top, right, bottom).scale(1.0 / width, 1.0 / height);
      return new Scene(new Raster(width, height, rgb), LabeledBox.of(box, 1));
    }

    Sample whole() {
      return Sample.whole(raster, List.of(object));
    }
  }

  /** The bounds of what is white in a sample, in its pixels; null when nothing is. */
  private static Box white(Raster raster, Window window) {
    float[] pixels = new float[window.height() * window.width() * 3];
    Bilinear.scale(raster, window, window.height(), window.width(), pixels, 0);
    Box bounds = null;
    for (int y = 0; y < window.height(); y++) {
      for (int x = 0; x < window.width(); x++) {
        if (pixels[(y * window.width() + x) * 3] > 0) {
          Box pixel = new Box(x, y, x + 1, y + 1);
          bounds = bounds == null ? pixel : union(bounds, pixel);
        }
      }
    }
    return bounds;
  }

  private static Box union(Box a, Box b) {
    return new Box(
        Math.min(a.xmin(), b.xmin()),
        Math.min(a.ymin(), b.ymin()),
        Math.max(a.xmax(), b.xmax()),
        Math.max(a.ymax(), b.ymax()));
  }

  private static void assertBoxFollows(Raster raster, Sample sample) {
    Box white = white(raster, sample.window());
    assertThat(sample.boxes()).hasSize(1);
    Box box = sample.boxes().get(0).box().scale(sample.window().width(), sample.window().height());
    assertThat(white).isNotNull();
    assertThat(box.xmin()).isCloseTo(white.xmin(), within(1e-6));
    assertThat(box.ymin()).isCloseTo(white.ymin(), within(1e-6));
    assertThat(box.xmax()).isCloseTo(white.xmax(), within(1e-6));
    assertThat(box.ymax()).isCloseTo(white.ymax(), within(1e-6));
  }

  @Property
  void aMirroredBoxIsWhereItsPixelsAre(
      @ForAll @IntRange(min = 4, max = 40) int width,
      @ForAll @IntRange(min = 4, max = 40) int height,
      @ForAll long seed) {
    Scene scene = Scene.draw(width, height, new SplittableRandom(seed));
    assertBoxFollows(scene.raster, scene.whole());
    assertBoxFollows(scene.raster, scene.whole().mirrored());
  }

  @Property
  void mirroringTwiceChangesNothing(
      @ForAll @IntRange(min = 4, max = 40) int width,
      @ForAll @IntRange(min = 4, max = 40) int height,
      @ForAll long seed) {
    Sample sample = Scene.draw(width, height, new SplittableRandom(seed)).whole();
    Sample twice = sample.mirrored().mirrored();
    assertThat(twice.window()).isEqualTo(sample.window());
    Box before = sample.boxes().get(0).box();
    Box after = twice.boxes().get(0).box();
    assertThat(after.iou(before)).isCloseTo(1, within(1e-9));
  }

  @Property
  void aBoxThatStaysInACropIsWhereItsPixelsAre(
      @ForAll @IntRange(min = 8, max = 60) int width,
      @ForAll @IntRange(min = 8, max = 60) int height,
      @ForAll boolean mirrored,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Scene scene = Scene.draw(width, height, random);
    Sample sample = mirrored ? scene.whole().mirrored() : scene.whole();
    Sample crop = SsdRandomCrop.apply(sample, random);
    if (crop.boxes().isEmpty()) {
      return; // less of it is seen than the case asks for, or nothing
    }
    assertBoxFollows(scene.raster, crop);
  }

  @Property
  void aCropLiesWithinThePictureAndBoxesWithinTheCrop(
      @ForAll @IntRange(min = 8, max = 400) int width,
      @ForAll @IntRange(min = 8, max = 400) int height,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Sample crop = SsdRandomCrop.apply(Scene.draw(width, height, random).whole(), random);
    Window window = crop.window();
    assertThat(window.x()).isNotNegative();
    assertThat(window.y()).isNotNegative();
    assertThat(window.x() + window.width()).isLessThanOrEqualTo(width);
    assertThat(window.y() + window.height()).isLessThanOrEqualTo(height);
    for (LabeledBox object : crop.boxes()) {
      assertThat(object.box().overhang(1, 1)).isLessThanOrEqualTo(0);
      assertThat(object.box().area()).isPositive();
    }
  }

  @Property
  void whatIsDrawnCoversAnObjectOrIsTheWholePicture(
      @ForAll @IntRange(min = 20, max = 300) int width,
      @ForAll @IntRange(min = 20, max = 300) int height,
      @ForAll @IntRange(min = 0, max = 10) int tenths,
      @ForAll long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    Box object = Scene.draw(width, height, random).object.box();
    double covered = tenths / 10.0;
    Box crop =
        new CropSampler(covered, 0.5, 2, 0.1, 1, 100)
            .sample(width, height, List.of(object), random);
    Box pixels = object.scale(width, height);
    if (crop.area() == (double) width * height) {
      return;
    }
    assertThat(crop.width() / crop.height()).isBetween(0.5 * 0.85, 2 * 1.15);
    assertThat(crop.area()).isGreaterThanOrEqualTo(0.1 * width * height);
    // Up to the rounding of an edge to whole pixels.
    double rounding = (pixels.width() + pixels.height()) / pixels.area();
    assertThat(crop.intersection(pixels) / pixels.area())
        .isGreaterThanOrEqualTo(covered - rounding);
  }
}
