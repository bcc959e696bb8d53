package neva.detection.annotation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.DoubleStream;

/** A line of a YOLO text: the number of a class, and a box as shares of the picture. */
record YoloLine(int number, String line, Reporter report) {

  private static final List<String> FIELDS = List.of("class", "x", "y", "width", "height");

  /** More than this is pixels, not a box that reaches out of its picture. */
  private static final double LARGEST_SHARE = 2;

  /** The object, unless something is wrong, which is then reported. */
  Optional<AnnotatedObject> object(Map<Integer, String> names) {
    String[] texts = line.split("\\s+");
    if (texts.length != FIELDS.size()) {
      reject(
          Kind.NOT_A_BOX,
          "",
          "five numbers (class, x and y of the centre, width, height)",
          texts.length > FIELDS.size()
              ? texts.length + ", as outlines for segmentation have them"
              : Reporter.quoted(line));
      return Optional.empty();
    }
    return name(texts[0], names)
        .flatMap(name -> box(texts).map(box -> AnnotatedObject.of(number, name, box)));
  }

  private Optional<String> name(String text, Map<Integer, String> names) {
    OptionalInt index = Decimal.parseCount(text);
    Optional<String> name =
        index.isPresent() ? Optional.ofNullable(names.get(index.getAsInt())) : Optional.empty();
    if (name.isEmpty()) {
      reject(
          Kind.UNKNOWN_CLASS,
          "class",
          "the number of one of the named classes",
          Reporter.quoted(text));
    }
    return name;
  }

  private Optional<Box> box(String[] texts) {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < texts.length; i++) {
      fields.put(FIELDS.get(i), texts[i]);
    }
    return new ObjectFields(fields, report)
        .box("x", "y", "width", "height")
        .filter(this::isOfShares)
        .map(YoloLine::corners);
  }

  private boolean isOfShares(Box centred) {
    boolean shares =
        DoubleStream.of(centred.xmin(), centred.ymin(), centred.xmax(), centred.ymax())
            .noneMatch(number -> number > LARGEST_SHARE);
    if (!shares) {
      reject(
          Kind.NOT_A_SHARE, "", "shares of width and height, from 0 to 1", Reporter.quoted(line));
    }
    return shares;
  }

  /** From centre and extent. */
  private static Box corners(Box centred) {
    double x = centred.xmax() / 2;
    double y = centred.ymax() / 2;
    return new Box(centred.xmin() - x, centred.ymin() - y, centred.xmin() + x, centred.ymin() + y);
  }

  private void reject(String kind, String field, String expected, String found) {
    report.rejected(kind, field, expected, found, Reporter.OBJECT_LEFT_OUT);
  }
}
