package neva.detection.recordset;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.LabelMap;
import neva.tfrecord.Examples;
import neva.tfrecord.PictureKeys;

/**
 * Makes {@code tf.Example} records of annotated pictures, as the Object Detection API reads them.
 */
final class ExampleEncoder {

  private ExampleEncoder() {}

  /**
   * Makes a record. Boxes become shares of the picture as 32-bit floats. Views and areas are
   * written when one object of the picture has them; the others then have an empty view, or the
   * area of their box.
   *
   * @param image boxes in pixels, of a picture of the image's size, which is that of the picture
   *     before it was scaled
   */
  static byte[] encode(AnnotatedImage image, StoredPicture picture, LabelMap labels) {
    Examples.Builder example =
        Examples.builder()
            .bytes(PictureKeys.ENCODED, picture.file())
            .texts(PictureKeys.FORMAT, List.of(picture.format().name().toLowerCase(Locale.ROOT)))
            .texts(PictureKeys.FILENAME, List.of(image.filename()))
            .texts(PictureKeys.SOURCE_ID, List.of(image.sourceId()))
            .texts(PictureKeys.SHA256, List.of(picture.sha256()))
            .ints(PictureKeys.HEIGHT, picture.height())
            .ints(PictureKeys.WIDTH, picture.width());
    addBoxes(example, image);
    addClasses(example, image.objects(), labels);
    addAreas(example, image, picture);
    return example.build();
  }

  private static void addBoxes(Examples.Builder example, AnnotatedImage image) {
    List<AnnotatedObject> objects = image.objects();
    int width = image.width();
    int height = image.height();
    example
        .floats(PictureKeys.XMIN, floats(objects, object -> object.box().xmin() / width))
        .floats(PictureKeys.XMAX, floats(objects, object -> object.box().xmax() / width))
        .floats(PictureKeys.YMIN, floats(objects, object -> object.box().ymin() / height))
        .floats(PictureKeys.YMAX, floats(objects, object -> object.box().ymax() / height));
  }

  private static void addClasses(
      Examples.Builder example, List<AnnotatedObject> objects, LabelMap labels) {
    example
        .texts(PictureKeys.TEXT, objects.stream().map(AnnotatedObject::name).toList())
        .ints(PictureKeys.LABEL, ints(objects, object -> label(object, labels)))
        .ints(PictureKeys.DIFFICULT, ints(objects, object -> object.difficult() ? 1 : 0))
        .ints(PictureKeys.TRUNCATED, ints(objects, object -> object.truncated() ? 1 : 0))
        .ints(PictureKeys.CROWD, ints(objects, object -> object.crowd() ? 1 : 0));
    if (objects.stream().anyMatch(object -> !object.view().isEmpty())) {
      example.texts(PictureKeys.VIEW, objects.stream().map(AnnotatedObject::view).toList());
    }
  }

  private static int label(AnnotatedObject object, LabelMap labels) {
    return labels
        .id(object.name())
        .orElseThrow(
            () -> new IllegalArgumentException("class must be in the map, found " + object.name()));
  }

  private static void addAreas(
      Examples.Builder example, AnnotatedImage image, StoredPicture picture) {
    List<AnnotatedObject> objects = image.objects();
    if (objects.stream().allMatch(object -> Double.isNaN(object.area()))) {
      return;
    }
    double scale =
        ((double) picture.width() / image.width()) * ((double) picture.height() / image.height());
    example.floats(PictureKeys.AREA, floats(objects, object -> area(object) * scale));
  }

  private static double area(AnnotatedObject object) {
    return Double.isNaN(object.area()) ? object.box().area() : object.area();
  }

  private static float[] floats(
      List<AnnotatedObject> objects, ToDoubleFunction<AnnotatedObject> value) {
    float[] floats = new float[objects.size()];
    for (int i = 0; i < floats.length; i++) {
      floats[i] = (float) value.applyAsDouble(objects.get(i));
    }
    return floats;
  }

  private static long[] ints(List<AnnotatedObject> objects, ToLongFunction<AnnotatedObject> value) {
    return objects.stream().mapToLong(value).toArray();
  }
}
