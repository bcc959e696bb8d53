package neva.recordset;

import java.util.Locale;

/** The parts of a set. */
public enum Part {
  TRAIN,
  EVAL;

  /** Begins the names of the part's files, such as {@code train.record-00000-of-00010}. */
  String base() {
    return name().toLowerCase(Locale.ROOT) + ".record";
  }
}
