package neva.recordset;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;
import neva.annotation.AnnotatedImage;
import neva.annotation.AnnotatedObject;
import neva.annotation.LabelMap;
import neva.tfrecord.Examples;

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
            .bytes(ExampleKeys.ENCODED, picture.file())
            .texts(ExampleKeys.FORMAT, List.of(picture.format().name().toLowerCase(Locale.ROOT)))
            .texts(ExampleKeys.FILENAME, List.of(image.filename()))
            .texts(ExampleKeys.SOURCE_ID, List.of(image.sourceId()))
            .texts(ExampleKeys.SHA256, List.of(picture.sha256()))
            .ints(ExampleKeys.HEIGHT, picture.height())
            .ints(ExampleKeys.WIDTH, picture.width());
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
        .floats(ExampleKeys.XMIN, floats(objects, object -> object.box().xmin() / width))
        .floats(ExampleKeys.XMAX, floats(objects, object -> object.box().xmax() / width))
        .floats(ExampleKeys.YMIN, floats(objects, object -> object.box().ymin() / height))
        .floats(ExampleKeys.YMAX, floats(objects, object -> object.box().ymax() / height));
  }

  private static void addClasses(
      Examples.Builder example, List<AnnotatedObject> objects, LabelMap labels) {
    example
        .texts(ExampleKeys.TEXT, objects.stream().map(AnnotatedObject::name).toList())
        .ints(ExampleKeys.LABEL, ints(objects, object -> label(object, labels)))
        .ints(ExampleKeys.DIFFICULT, ints(objects, object -> object.difficult() ? 1 : 0))
        .ints(ExampleKeys.TRUNCATED, ints(objects, object -> object.truncated() ? 1 : 0))
        .ints(ExampleKeys.CROWD, ints(objects, object -> object.crowd() ? 1 : 0));
    if (objects.stream().anyMatch(object -> !object.view().isEmpty())) {
      example.texts(ExampleKeys.VIEW, objects.stream().map(AnnotatedObject::view).toList());
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
    example.floats(ExampleKeys.AREA, floats(objects, object -> area(object) * scale));
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
