package neva.recordset;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import neva.annotation.AnnotatedImage;
import neva.annotation.AnnotatedObject;
import neva.annotation.Box;
import neva.io.BadInputException;
import neva.tfrecord.Features;

/**
 * Reads the annotated picture of a record. Lists of objects that are absent say nothing: no
 * difficult objects, unknown areas.
 */
final class ExampleDecoder {

  private static final double FINEST = 1e6; // parts of a pixel

  private final Features example;
  private final int width;
  private final int height;
  private final int objects;

  private ExampleDecoder(Features example) {
    this.example = example;
    this.width = size(ExampleKeys.WIDTH);
    this.height = size(ExampleKeys.HEIGHT);
    this.objects = example.length(ExampleKeys.XMIN);
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
    byte[] file = example.bytes(ExampleKeys.ENCODED);
    if (file.length == 0) {
      throw missing(ExampleKeys.ENCODED);
    }
    long[] labels = ints(ExampleKeys.LABEL);
    AnnotatedImage image =
        new AnnotatedImage(
            text(ExampleKeys.FILENAME),
            text(ExampleKeys.SOURCE_ID),
            width,
            height,
            false,
            objects(labels),
            source);
    return new RecordedPicture(image, labels, file, text(ExampleKeys.FORMAT));
  }

  private List<AnnotatedObject> objects(long[] labels) {
    List<Box> boxes = boxes();
    List<String> names = texts(ExampleKeys.TEXT);
    List<String> views = texts(ExampleKeys.VIEW);
    long[] difficult = ints(ExampleKeys.DIFFICULT);
    long[] truncated = ints(ExampleKeys.TRUNCATED);
    long[] crowd = ints(ExampleKeys.CROWD);
    float[] areas = floats(ExampleKeys.AREA, Float.NaN);
    List<AnnotatedObject> list = new ArrayList<>();
    for (int i = 0; i < objects; i++) {
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
    float[] xmin = floats(ExampleKeys.XMIN, 0);
    float[] xmax = floats(ExampleKeys.XMAX, 0);
    float[] ymin = floats(ExampleKeys.YMIN, 0);
    float[] ymax = floats(ExampleKeys.YMAX, 0);
    return IntStream.range(0, objects)
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

  private long[] ints(String key) {
    return isThere(key) ? example.ints(key) : new long[objects];
  }

  private List<String> texts(String key) {
    return isThere(key) ? example.texts(key) : Collections.nCopies(objects, "");
  }

  private float[] floats(String key, float unknown) {
    if (isThere(key)) {
      return example.floats(key);
    }
    float[] values = new float[objects];
    Arrays.fill(values, unknown);
    return values;
  }

  /** Whether a list of objects has values, which are then as many as there are objects. */
  private boolean isThere(String key) {
    int length = example.length(key);
    if (length != 0 && length != objects) {
      throw new BadInputException(
          "Expected %d values in feature %s, as in xmin, but found %d. Run neva tfrecord validate."
              .formatted(objects, key, length));
    }
    return length != 0;
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
