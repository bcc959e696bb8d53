package neva.detection.annotation;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import neva.detection.annotation.Finding.Severity;
import neva.image.ExifOrientation;
import neva.image.ImageHeader;
import neva.io.Text;

/**
 * Finds out which pixels the boxes of a picture mean, and makes them pixels of the picture as
 * stored. What is decided when is written at {@link AnnotationCheck}.
 */
final class StoredPixels {

  private static final String SIZE = "width,height";

  /** How much the ratio of the sides may differ in a picture that was scaled. */
  private static final double SAME_SHAPE = 0.01;

  /** How far a box may reach out of the picture whose pixels it means. */
  private static final double OVERHANG = 1;

  private final AnnotatedImage said;
  private final ImageHeader header;
  private final ExifOrientation orientation;
  private final Reporter report;

  StoredPixels(AnnotatedImage said, ImageHeader header, Reporter report) {
    this.said = said;
    this.header = header;
    this.orientation = new ExifOrientation(header.orientation());
    this.report = report;
  }

  /** The picture with its own size and boxes in its pixels; empty when they cannot be known. */
  Optional<AnnotatedImage> boxes() {
    if (isAsShown()) {
      return Optional.of(turnedBack());
    }
    if (said.relative()) {
      noteOrientation("boxes as shares");
      return Optional.of(changed(box -> box.scale(header.width(), header.height()), 1));
    }
    if (said.width() <= 0 || said.height() <= 0) {
      return Optional.of(withoutSize());
    }
    noteOrientation("boxes for " + size(said.width(), said.height()));
    return isSaid(header.width(), header.height()) ? Optional.of(asTheyAre()) : withOtherSize();
  }

  private boolean isAsShown() {
    return orientation.exchangesSides()
        && header.width() != header.height()
        && isSaid(header.height(), header.width());
  }

  private boolean isSaid(int width, int height) {
    return said.width() == width && said.height() == height;
  }

  private AnnotatedImage turnedBack() {
    report.note(
        Kind.ROTATED,
        "",
        "boxes for the stored " + size(header.width(), header.height()),
        "boxes for %s, as EXIF orientation %d shows the picture"
            .formatted(size(said.width(), said.height()), header.orientation()),
        "boxes turned back to the stored pixels");
    double x = said.relative() ? said.width() : 1;
    double y = said.relative() ? said.height() : 1;
    return changed(box -> box.scale(x, y).stored(orientation, header.width(), header.height()), 1);
  }

  private void noteOrientation(String found) {
    if (header.orientation() > 1 && !said.objects().isEmpty()) {
      report.note(
          Kind.ROTATED,
          "",
          "a picture without EXIF orientation",
          "orientation %d and %s".formatted(header.orientation(), found),
          "boxes taken for the pixels as stored");
    }
  }

  private AnnotatedImage withoutSize() {
    noteOrientation("boxes without a size");
    String own = size(header.width(), header.height());
    report.repaired(
        Kind.NO_SIZE, SIZE, own, size(said.width(), said.height()), "the picture's own taken");
    return asTheyAre();
  }

  private Optional<AnnotatedImage> withOtherSize() {
    double x = (double) header.width() / said.width();
    double y = (double) header.height() / said.height();
    boolean inPicture = fit(header.width(), header.height());
    boolean resized = Math.abs(x / y - 1) <= SAME_SHAPE && fit(said.width(), said.height());
    if (inPicture && (!resized || isSmallMove(x, y))) {
      mismatch(Severity.REPAIRED, "boxes fit the picture and are taken for its pixels");
      return Optional.of(asTheyAre());
    }
    if (resized && !inPicture) {
      mismatch(Severity.REPAIRED, Text.format("same shape: boxes scaled by %.4g", x));
      return Optional.of(changed(box -> box.scale(x, y), x * y));
    }
    mismatch(
        Severity.REJECTED,
        inPicture
            ? "picture left out: same shape and boxes that fit both sizes; correct or remove the size"
            : "picture left out: boxes do not fit it; correct the size and the boxes");
    return Optional.empty();
  }

  private void mismatch(Severity severity, String done) {
    report.report(
        Kind.SIZE_MISMATCH,
        severity,
        SIZE,
        size(header.width(), header.height()),
        size(said.width(), said.height()),
        done);
  }

  /** Whether no edge moves by more than a pixel when the boxes are scaled. */
  private boolean isSmallMove(double x, double y) {
    return finiteBoxes()
        .allMatch(box -> Math.abs(x - 1) * box.xmax() <= 1 && Math.abs(y - 1) * box.ymax() <= 1);
  }

  private boolean fit(int width, int height) {
    return finiteBoxes().allMatch(box -> box.overhang(width, height) <= OVERHANG);
  }

  private Stream<Box> finiteBoxes() {
    return said.objects().stream()
        .map(AnnotatedObject::box)
        .filter(Box::isFinite)
        .map(Box::ordered);
  }

  private AnnotatedImage asTheyAre() {
    return changed(box -> box, 1);
  }

  private AnnotatedImage changed(UnaryOperator<Box> change, double areaChange) {
    List<AnnotatedObject> objects =
        said.objects().stream()
            .map(o -> o.withBox(change.apply(o.box())).withArea(o.area() * areaChange))
            .toList();
    return new AnnotatedImage(
        said.filename(),
        said.sourceId(),
        header.width(),
        header.height(),
        false,
        objects,
        said.source(),
        said.rejected());
  }

  private static String size(int width, int height) {
    return width + " x " + height;
  }
}
