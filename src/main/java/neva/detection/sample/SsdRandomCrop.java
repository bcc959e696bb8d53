package neva.detection.sample;

import java.util.List;
import java.util.SplittableRandom;
import neva.detection.annotation.Box;
import neva.detection.ssd.LabeledBox;
import neva.feed.Window;

/**
 * The crops that SSD is trained with (Liu et al. 2016, section 2.2; the API's {@code
 * ssd_random_crop}): one of seven cases is drawn, which say how much of an object must be seen for
 * the crop to be taken, and for an object to stay in it. Sometimes there is no crop.
 */
final class SsdRandomCrop {

  private static final double[] COVERED = {0, 0.1, 0.3, 0.5, 0.7, 0.9, 1};
  private static final double KEEP_WHOLE = 0.15;
  private static final double MIN_ASPECT = 0.5;
  private static final double MAX_ASPECT = 2;
  private static final double MIN_AREA = 0.1;
  private static final int ATTEMPTS = 100;

  /** A box that ends where its crop does must not be lost, or stay as a hair, by rounding. */
  private static final double ROUNDING = 1e-6;

  /** Pixels of an object that must be in a crop, across and down. */
  private static final double LEAST_SEEN = 1 - 1e-4;

  private SsdRandomCrop() {}

  /** Draws a case and a crop of the sample. */
  static Sample apply(Sample sample, SplittableRandom random) {
    double covered = COVERED[random.nextInt(COVERED.length)];
    if (random.nextDouble() <= KEEP_WHOLE) {
      return sample;
    }
    CropSampler sampler = new CropSampler(covered, MIN_ASPECT, MAX_ASPECT, MIN_AREA, 1, ATTEMPTS);
    Window seen = sample.window();
    List<Box> boxes = sample.boxes().stream().map(LabeledBox::box).toList();
    return crop(sample, sampler.sample(seen.width(), seen.height(), boxes, random), covered);
  }

  /**
   * A part of a sample.
   *
   * @param part in whole pixels of the window
   * @param covered share of an object that must be in the part; one of which less than a pixel is
   *     seen is left out in any case
   */
  static Sample crop(Sample sample, Box part, double covered) {
    Window seen = sample.window();
    Window window =
        new Window(
            seen.x() + (int) part.xmin(),
            seen.y() + (int) part.ymin(),
            (int) part.width(),
            (int) part.height(),
            seen.mirrored());
    Box shares = part.scale(1.0 / seen.width(), 1.0 / seen.height());
    List<LabeledBox> boxes =
        sample.boxes().stream()
            .filter(object -> covers(shares, object.box(), covered))
            .map(object -> Sample.with(object, box -> within(box, shares)))
            .filter(object -> object.box().width() * window.width() >= LEAST_SEEN)
            .filter(object -> object.box().height() * window.height() >= LEAST_SEEN)
            .toList();
    return new Sample(window, boxes);
  }

  private static boolean covers(Box part, Box box, double covered) {
    return box.intersection(part) / box.area() >= covered - ROUNDING;
  }

  private static Box within(Box box, Box part) {
    return new Box(
            box.xmin() - part.xmin(),
            box.ymin() - part.ymin(),
            box.xmax() - part.xmin(),
            box.ymax() - part.ymin())
        .scale(1 / part.width(), 1 / part.height())
        .clip(1, 1);
  }
}
