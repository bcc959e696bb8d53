package neva.detection.annotation;

/**
 * One thing in the input that was rejected, repaired or is worth knowing.
 *
 * <p>The kinds of this package, which stay as they are: {@code unreadable annotation}, {@code other
 * encoding}, {@code no file name}, {@code path leaves the folder}, {@code duplicate file}, {@code
 * no id}, {@code duplicate id}, {@code unknown picture}, {@code no size}, {@code size mismatch},
 * {@code rotated picture}, {@code no class}, {@code unknown class}, {@code no box}, {@code not a
 * box}, {@code not a number}, {@code not a share}, {@code swapped corners}, {@code box outside the
 * picture}, {@code box under one pixel}.
 *
 * @param kind what is wrong, in two or three words: "unknown class", "box outside the picture"
 * @param severity whether something was lost
 * @param file the annotation file or picture, as a path
 * @param object number of the object from 1, of the line in a CSV or YOLO text, 0 for the whole
 *     file
 * @param field such as "xmin" or "size/width"; empty for the whole object
 * @param expected such as "below xmax"; reads on after the word "expected"
 * @param found such as "80 and 20"
 * @param done what was done about it: "repaired by swapping them", "object left out"
 * @param picture which picture it is about, in a file about several; may be empty
 */
public record Finding(
    String kind,
    Severity severity,
    String file,
    int object,
    String field,
    String expected,
    String found,
    String done,
    String picture) {

  /** From harmless to lost. */
  public enum Severity {
    /** Nothing changed. */
    NOTE,
    /** Changed, nothing lost. */
    REPAIRED,
    /** An object, a picture or a file was left out. */
    REJECTED
  }

  /** A finding whose file says which picture it is about. */
  public Finding(
      String kind,
      Severity severity,
      String file,
      int object,
      String field,
      String expected,
      String found,
      String done) {
    this(kind, severity, file, object, field, expected, found, done, "");
  }

  /**
   * The finding as one line without control characters: "raccoon-17.xml, object 2, xmin: expected
   * below xmax, found 80 and 20; repaired by swapping them".
   */
  public String sentence() {
    String sentence = where() + ": " + expectation() + found + after("; ", done);
    return sentence.replaceAll("\\p{Cntrl}", " ");
  }

  private String where() {
    String place = object == 0 ? "" : ", " + (countsLines() ? "line " : "object ") + object;
    return file + place + pictureUnlessNamedAlike() + after(", ", field);
  }

  private String expectation() {
    return expected.isEmpty() ? "found " : "expected " + expected + ", found ";
  }

  private boolean countsLines() {
    return file.matches("(?i).*\\.(csv|tsv|txt)");
  }

  private String pictureUnlessNamedAlike() {
    String fileStem = FileNames.stem(FileNames.last(file));
    return picture.isEmpty() || fileStem.equals(FileNames.stem(FileNames.last(picture)))
        ? ""
        : " (" + Reporter.shortened(picture) + ")";
  }

  private static String after(String separator, String text) {
    return text.isEmpty() ? "" : separator + text;
  }
}
