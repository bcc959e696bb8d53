package neva.annotation;

import java.nio.file.Path;
import java.util.List;

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
}
