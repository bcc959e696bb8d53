package neva.detection.recordset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.AnnotatedObject;
import neva.detection.annotation.Box;
import neva.io.BadInputException;
import neva.tfrecord.Features;
import neva.tfrecord.ObjectLists;
import neva.tfrecord.PictureKeys;

/**
 * Reads the annotated picture of a record. Lists of objects that are absent say nothing: no
 * difficult objects, unknown areas.
 */
final class ExampleDecoder {

  private static final double FINEST = 1e6; // parts of a pixel

  private final Features example;
  private final int width;
  private final int height;
  private final ObjectLists objects;

  private ExampleDecoder(Features example) {
    this.example = example;
    this.width = size(PictureKeys.WIDTH);
    this.height = size(PictureKeys.HEIGHT);
    this.objects = new ObjectLists(example);
  }

  /**
   * Reads a record.
   *
   * @param source the file of the record
   * @throws BadInputException when the record lacks the picture or its size, when a list has the
   *     wrong type, or when the lists of objects differ in length
   */
  static RecordedPicture decode(Features example, Path source) {
    return new ExampleDecoder(example).picture(source);
  }

  private RecordedPicture picture(Path source) {
    byte[] file = example.bytes(PictureKeys.ENCODED);
    if (file.length == 0) {
      throw missing(PictureKeys.ENCODED);
    }
    long[] labels = objects.ints(PictureKeys.LABEL);
    AnnotatedImage image =
        new AnnotatedImage(
            text(PictureKeys.FILENAME),
            text(PictureKeys.SOURCE_ID),
            width,
            height,
            false,
            objects(labels),
            source);
    return new RecordedPicture(image, labels, file, text(PictureKeys.FORMAT));
  }

  private List<AnnotatedObject> objects(long[] labels) {
    List<Box> boxes = boxes();
    List<String> names = objects.texts(PictureKeys.TEXT);
    List<String> views = objects.texts(PictureKeys.VIEW);
    long[] difficult = objects.ints(PictureKeys.DIFFICULT);
    long[] truncated = objects.ints(PictureKeys.TRUNCATED);
    long[] crowd = objects.ints(PictureKeys.CROWD);
    float[] areas = objects.floats(PictureKeys.AREA, Float.NaN);
    List<AnnotatedObject> list = new ArrayList<>();
    for (int i = 0; i < objects.count(); i++) {
      list.add(
          new AnnotatedObject(
              i + 1,
              names.get(i).isEmpty() ? Long.toString(labels[i]) : names.get(i),
              boxes.get(i),
              difficult[i] != 0,
              truncated[i] != 0,
              views.get(i),
              crowd[i] != 0,
              shortest(areas[i])));
    }
    return list;
  }

  private List<Box> boxes() {
    float[] xmin = objects.floats(PictureKeys.XMIN);
    float[] xmax = objects.floats(PictureKeys.XMAX);
    float[] ymin = objects.floats(PictureKeys.YMIN);
    float[] ymax = objects.floats(PictureKeys.YMAX);
    return IntStream.range(0, objects.count())
        .mapToObj(
            i ->
                new Box(
                    pixels(xmin[i], width),
                    pixels(ymin[i], height),
                    pixels(xmax[i], width),
                    pixels(ymax[i], height)))
        .toList();
  }

  /**
   * The shortest decimal number of pixels that gives this very share, to a millionth: a share of 32
   * bits cannot tell it from its neighbours, and it is what once was written.
   */
  static double pixels(float share, int size) {
    double exact = (double) share * size;
    double rounded = Math.rint(exact);
    for (double parts = 10; parts <= FINEST && (float) (rounded / size) != share; parts *= 10) {
      rounded = Math.rint(exact * parts) / parts;
    }
    return rounded;
  }

  private int size(String key) {
    long[] values = example.ints(key);
    if (values.length != 1 || values[0] < 1 || values[0] > Integer.MAX_VALUE) {
      throw missing(key);
    }
    return (int) values[0];
  }

  private String text(String key) {
    List<String> values = example.texts(key);
    return values.isEmpty() ? "" : values.get(0);
  }

  /** The decimal number with the fewest digits that gives this very float. */
  private static double shortest(float value) {
    return Double.parseDouble(Float.toString(value));
  }

  private static BadInputException missing(String key) {
    return new BadInputException(
        "Expected feature %s but found none that can be used. Run neva tfrecord validate."
            .formatted(key));
  }
}
