package neva.annotation;

/**
 * One thing in the input that was rejected, repaired or is worth knowing.
 *
 * @param kind what is wrong, in two or three words: "unknown class", "box outside the picture"
 * @param severity whether something was lost
 * @param file the annotation file or picture, as a path
 * @param object number of the object from 1, of the line in a CSV file, 0 for the whole file
 * @param field such as "xmin" or "size/width"; empty for the whole object
 * @param expected such as "xmin below xmax"
 * @param found such as "80 and 20"
 * @param done what was done about it: "repaired by swapping them", "object left out"
 */
public record Finding(
    String kind,
    Severity severity,
    String file,
    int object,
    String field,
    String expected,
    String found,
    String done) {

  /** From harmless to lost. */
  public enum Severity {
    /** Nothing changed. */
    NOTE,
    /** Changed, nothing lost. */
    REPAIRED,
    /** An object, a picture or a file was left out. */
    REJECTED
  }

  /** The finding as one sentence. */
  public String sentence() {
    String where = object == 0 ? file : file + ", object " + object;
    String what = field.isEmpty() ? "" : field + ": ";
    return "%s: %s%s; expected %s, found %s; %s"
        .formatted(kind, what, where, expected, found, done);
  }
}
