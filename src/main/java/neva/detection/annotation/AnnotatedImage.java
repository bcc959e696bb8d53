package neva.detection.annotation;

import java.nio.file.Path;
import java.util.List;
import neva.io.BadInputException;

/**
 * What a source says of one picture.
 *
 * @param filename of the picture, with forward slashes, relative to the folder of pictures
 * @param sourceId the source's own name for it: COCO's id, otherwise the file name
 * @param width in pixels, 0 when the source does not say
 * @param height in pixels, 0 when the source does not say
 * @param relative whether boxes are shares of width and height, as YOLO has them, not pixels
 * @param objects may be empty: a background picture, if none were rejected
 * @param source the file that says so
 * @param rejected how many further objects the source has that could not be read
 */
public record AnnotatedImage(
    String filename,
    String sourceId,
    int width,
    int height,
    boolean relative,
    List<AnnotatedObject> objects,
    Path source,
    int rejected) {

  public AnnotatedImage {
    objects = List.copyOf(objects);
  }

  /** A picture of whose objects all could be read. */
  public AnnotatedImage(
      String filename,
      String sourceId,
      int width,
      int height,
      boolean relative,
      List<AnnotatedObject> objects,
      Path source) {
    this(filename, sourceId, width, height, relative, objects, source, 0);
  }

  /** With other objects, and all else the same. */
  public AnnotatedImage withObjects(List<AnnotatedObject> changed) {
    return new AnnotatedImage(
        filename, sourceId, width, height, relative, changed, source, rejected);
  }

  /** With another number of objects that could not be read. */
  public AnnotatedImage withRejected(int count) {
    return new AnnotatedImage(filename, sourceId, width, height, relative, objects, source, count);
  }

  /**
   * With boxes in pixels.
   *
   * @throws neva.io.BadInputException when boxes are relative and the size is unknown
   */
  public AnnotatedImage inPixels() {
    return relative ? resized(false, width, height) : this;
  }

  /**
   * With boxes as shares of width and height.
   *
   * @throws neva.io.BadInputException when boxes are in pixels and the size is unknown
   */
  public AnnotatedImage inShares() {
    return relative ? this : resized(true, 1.0 / width, 1.0 / height);
  }

  private AnnotatedImage resized(boolean toRelative, double x, double y) {
    if (!objects.isEmpty() && (width <= 0 || height <= 0)) {
      throw new BadInputException(
          "%s: expected the size of %s, found none; pixels cannot be computed without."
              .formatted(source, filename));
    }
    List<AnnotatedObject> changed =
        objects.stream().map(object -> object.withBox(object.box().scale(x, y))).toList();
    return new AnnotatedImage(
        filename, sourceId, width, height, toRelative, changed, source, rejected);
  }
}
