package neva.detection.annotation;

/**
 * A picture's boxes after {@link AnnotationCheck}.
 *
 * @param image boxes in pixels of the picture as stored, all of them good; its width and height are
 *     those of the picture
 * @param rejected how many objects were left out, by the reader or by the check; when all were, the
 *     image has no objects and is no background
 */
public record CheckedImage(AnnotatedImage image, int rejected) {

  /** Whether nothing is left of the objects there were; such a picture is no background. */
  public boolean isLost() {
    return rejected > 0 && image.objects().isEmpty();
  }
}
