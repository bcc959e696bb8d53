package neva.detection.annotation;

import java.nio.file.Path;
import java.util.function.Consumer;
import neva.detection.annotation.Finding.Severity;

/** Makes findings about one place: a file, a picture in it, an object of that. */
final class Reporter {

  static final String OBJECT_LEFT_OUT = "object left out";
  static final String PICTURE_LEFT_OUT = "picture left out";

  private static final int LONGEST = 80;

  private final Consumer<Finding> findings;
  private final String file;
  private final String picture;
  private final int object;

  private Reporter(Consumer<Finding> findings, String file, String picture, int object) {
    this.findings = findings;
    this.file = file;
    this.picture = picture;
    this.object = object;
  }

  static Reporter of(Consumer<Finding> findings, Path file) {
    return new Reporter(findings, file.toString(), "", 0);
  }

  Reporter picture(String name) {
    return new Reporter(findings, file, name, object);
  }

  Reporter object(int number) {
    return new Reporter(findings, file, picture, number);
  }

  void rejected(String kind, String field, String expected, String found, String done) {
    report(kind, Severity.REJECTED, field, expected, found, done);
  }

  void repaired(String kind, String field, String expected, String found, String done) {
    report(kind, Severity.REPAIRED, field, expected, found, done);
  }

  void note(String kind, String field, String expected, String found, String done) {
    report(kind, Severity.NOTE, field, expected, found, done);
  }

  void pathLeaves(String field, String found) {
    rejected(
        Kind.PATH_LEAVES,
        field,
        "a name within the folder of pictures",
        quoted(found),
        PICTURE_LEFT_OUT);
  }

  void report(
      String kind, Severity severity, String field, String expected, String found, String done) {
    findings.accept(
        new Finding(kind, severity, file, object, field, expected, found, done, picture));
  }

  /** Text from a file in quotes, not longer than a sentence bears, without control characters. */
  static String quoted(String text) {
    return "\"" + shortened(text).replaceAll("\\p{Cntrl}", " ") + "\"";
  }

  /** The start of a text that is too long for a sentence. */
  static String shortened(String text) {
    return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + "…";
  }
}
