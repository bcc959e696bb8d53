package neva.detection.annotation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import neva.image.ImageHeader;

/**
 * Holds what a source says of a picture against the picture itself and the label map.
 *
 * <p>Boxes become pixels of the picture as stored, for readers of training data ignore EXIF
 * orientation. Which pixels a file means depends on the size it states:
 *
 * <ul>
 *   <li>the size as stored: boxes are what they are, whatever the EXIF orientation;
 *   <li>the size as shown by EXIF orientations 5 to 8: boxes are turned back, with a note. A square
 *       picture has one size only, as have those of orientations 2 to 4: stored pixels are assumed,
 *       with a note;
 *   <li>none, or zero: the picture's own size, a repair;
 *   <li>another size, though all boxes fit the picture: its size was never right, and the boxes are
 *       pixels of the picture, a repair;
 *   <li>another size of the same shape within 1%, and boxes that fit that size but not the picture:
 *       the picture was scaled after the boxes were drawn, and they are scaled too, a repair;
 *   <li>another size of the same shape, and boxes that fit both: both may have happened. Guessing
 *       would train on wrong boxes in silence, so the picture is left out, unless the two readings
 *       differ by less than a pixel;
 *   <li>anything else: the picture is left out.
 * </ul>
 *
 * A box fits when it reaches out by a pixel at most. Relative boxes need no size.
 *
 * <p>Then each object: its class must be in the label map, its corners finite; swapped corners are
 * put right; a box that reaches out is clipped, in silence up to half a pixel, which is rounding; a
 * box outside the picture or under one pixel in width or height is left out. Corners are taken as
 * they are: Pascal VOC once counted pixels from 1, but hardly a tool still does.
 *
 * <p>Threads may share a check if they may share the consumer of its findings.
 */
public final class AnnotationCheck {

  private final LabelMap labels;
  private final Consumer<Finding> findings;

  public AnnotationCheck(LabelMap labels, Consumer<Finding> findings) {
    this.labels = labels;
    this.findings = findings;
  }

  /**
   * The picture with boxes in its pixels as stored, the bad ones left out and reported; without
   * objects, all of them counted as rejected, when it is unknown which pixels they mean.
   */
  public CheckedImage check(AnnotatedImage said, ImageHeader header) {
    Reporter report = Reporter.of(findings, said.source()).picture(said.filename());
    Optional<AnnotatedImage> stored = new StoredPixels(said, header, report).boxes();
    List<AnnotatedObject> good = new ArrayList<>();
    BoxCheck boxes = new BoxCheck(header.width(), header.height());
    for (AnnotatedObject object : stored.map(AnnotatedImage::objects).orElse(List.of())) {
      check(object, boxes, report.object(object.number())).ifPresent(good::add);
    }
    int rejected = said.rejected() + said.objects().size() - good.size();
    return new CheckedImage(stored.orElse(said).withObjects(good), rejected);
  }

  private Optional<AnnotatedObject> check(AnnotatedObject object, BoxCheck boxes, Reporter report) {
    if (labels.id(object.name()).isEmpty()) {
      report.rejected(
          Kind.UNKNOWN_CLASS,
          "class",
          "a class of the label map" + labels.perhaps(object.name()),
          Reporter.quoted(object.name()),
          Reporter.OBJECT_LEFT_OUT);
      return Optional.empty();
    }
    return boxes.check(object.box(), report).map(object::withBox);
  }
}
