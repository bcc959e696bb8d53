package neva.detection.annotation;

import java.util.Optional;

/** Holds boxes against the edges of one picture. */
record BoxCheck(int width, int height) {

  /** Boxes that reach out by no more are cut without a word: coordinates are rounded in files. */
  private static final double ROUNDING = 0.5;

  /** Computed with shares, a box of one pixel may be a trifle smaller. */
  private static final double ONE_PIXEL = 1 - 1e-6;

  /** The box within the picture, its corners in order; empty when nothing useful is left. */
  Optional<Box> check(Box box, Reporter report) {
    if (!box.isFinite()) {
      reject(report, Kind.NOT_A_NUMBER, "four finite numbers", text(box));
      return Optional.empty();
    }
    return Optional.of(ordered(box, report))
        .flatMap(ordered -> clipped(ordered, report))
        .filter(clipped -> isLargeEnough(clipped, report));
  }

  private static Box ordered(Box box, Reporter report) {
    reportIfSwapped("xmin", "xmax", box.xmin(), box.xmax(), report);
    reportIfSwapped("ymin", "ymax", box.ymin(), box.ymax(), report);
    return box.ordered();
  }

  private static void reportIfSwapped(
      String low, String high, double min, double max, Reporter report) {
    if (min > max) {
      report.repaired(
          Kind.SWAPPED,
          low,
          "below " + high,
          Decimal.text(min) + " and " + Decimal.text(max),
          "repaired by swapping them");
    }
  }

  private Optional<Box> clipped(Box box, Reporter report) {
    if (box.xmin() >= width || box.ymin() >= height || box.xmax() <= 0 || box.ymax() <= 0) {
      reject(report, Kind.OUTSIDE, "a box on " + picture(), text(box));
      return Optional.empty();
    }
    if (box.overhang(width, height) > ROUNDING) {
      report.repaired(
          Kind.OUTSIDE, "", "a box within " + picture(), text(box), "repaired by clipping it");
    }
    return Optional.of(box.clip(width, height));
  }

  private static boolean isLargeEnough(Box box, Reporter report) {
    boolean large = box.width() >= ONE_PIXEL && box.height() >= ONE_PIXEL;
    if (!large) {
      String found = Decimal.text(box.width()) + " x " + Decimal.text(box.height());
      reject(report, Kind.UNDER_ONE_PIXEL, "a pixel or more in width and height", found);
    }
    return large;
  }

  private static void reject(Reporter report, String kind, String expected, String found) {
    report.rejected(kind, "", expected, found, Reporter.OBJECT_LEFT_OUT);
  }

  private String picture() {
    return "the picture of %d x %d".formatted(width, height);
  }

  private static String text(Box box) {
    return "%s,%s to %s,%s"
        .formatted(
            Decimal.text(box.xmin()),
            Decimal.text(box.ymin()),
            Decimal.text(box.xmax()),
            Decimal.text(box.ymax()));
  }
}
