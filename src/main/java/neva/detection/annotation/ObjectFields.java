package neva.detection.annotation;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/** The texts of one object, or of one picture, by field; what is wrong with them is reported. */
record ObjectFields(Map<String, String> texts, Reporter report) {

  /** The text without surrounding space; empty when there is none. */
  String text(String field) {
    return texts.getOrDefault(field, "");
  }

  /** The corners, each a number, be it NaN; reports the first that is not. */
  Optional<Box> box(String xmin, String ymin, String xmax, String ymax) {
    double[] corners = new double[4];
    String[] fields = {xmin, ymin, xmax, ymax};
    for (int i = 0; i < corners.length; i++) {
      OptionalDouble corner = number(fields[i]);
      if (corner.isEmpty()) {
        return Optional.empty();
      }
      corners[i] = corner.getAsDouble();
    }
    return Optional.of(new Box(corners[0], corners[1], corners[2], corners[3]));
  }

  private OptionalDouble number(String field) {
    OptionalDouble number = Decimal.parse(text(field));
    if (text(field).isEmpty()) {
      report.rejected(Kind.NO_BOX, field, "a number", "none", Reporter.OBJECT_LEFT_OUT);
    } else if (number.isEmpty()) {
      report.rejected(
          Kind.NOT_A_NUMBER,
          field,
          "a number",
          Reporter.quoted(text(field)),
          Reporter.OBJECT_LEFT_OUT);
    }
    return number;
  }

  /** The name of the class; reports when there is none. */
  Optional<String> name(String field) {
    if (text(field).isEmpty()) {
      report.rejected(
          Kind.NO_CLASS, field, "the name of a class", "none", Reporter.OBJECT_LEFT_OUT);
      return Optional.empty();
    }
    return Optional.of(text(field));
  }

  /** A whole number of pixels, 0 when there is none; reports what is no such number. */
  int size(String field) {
    String text = text(field);
    if (text.isEmpty()) {
      return 0;
    }
    return Decimal.parseCount(text)
        .orElseGet(
            () -> {
              report.repaired(
                  Kind.NOT_A_NUMBER,
                  field,
                  "a whole number of pixels",
                  Reporter.quoted(text),
                  "taken as unknown");
              return 0;
            });
  }

  boolean flag(String field) {
    return text(field).equals("1") || text(field).equalsIgnoreCase("true");
  }
}
