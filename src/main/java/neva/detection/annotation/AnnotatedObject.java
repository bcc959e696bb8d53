package neva.detection.annotation;

/**
 * One object on a picture.
 *
 * @param number its position in its source, from 1
 * @param name of its class
 * @param box where it is
 * @param difficult hard to recognise, as Pascal VOC marks it
 * @param truncated reaching beyond the picture
 * @param view "Frontal", "Left", …; empty when unknown
 * @param crowd a group drawn as one, as COCO's iscrowd
 * @param area of the object itself in square pixels; NaN when unknown
 */
public record AnnotatedObject(
    int number,
    String name,
    Box box,
    boolean difficult,
    boolean truncated,
    String view,
    boolean crowd,
    double area) {

  /** An object of which only class and box are known. */
  public static AnnotatedObject of(int number, String name, Box box) {
    return new AnnotatedObject(number, name, box, false, false, "", false, Double.NaN);
  }

  public AnnotatedObject withBox(Box changed) {
    return new AnnotatedObject(number, name, changed, difficult, truncated, view, crowd, area);
  }

  public AnnotatedObject withArea(double changed) {
    return new AnnotatedObject(number, name, box, difficult, truncated, view, crowd, changed);
  }
}
