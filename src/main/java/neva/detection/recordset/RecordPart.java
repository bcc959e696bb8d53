package neva.detection.recordset;

/** The parts of a set. */
public enum RecordPart {
  TRAIN("train"),
  EVAL("eval");

  private final String word;

  RecordPart(String word) {
    this.word = word;
  }

  /** The name of the part in files and tables. */
  String word() {
    return word;
  }

  /** Begins the names of the part's files, such as {@code train.record-00000-of-00010}. */
  String base() {
    return word + ".record";
  }
}
