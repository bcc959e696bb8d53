package neva.annotation;

/**
 * A picture's boxes after {@link AnnotationCheck}.
 *
 * @param image boxes in pixels of the picture as stored, all of them good; its width and height are
 *     those of the picture
 * @param rejected how many objects were left out, by the reader or by the check; when all were, the
 *     image has no objects and is no background
 */
public record CheckedImage(AnnotatedImage image, int rejected) {}
