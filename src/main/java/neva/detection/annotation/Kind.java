package neva.detection.annotation;

/** The kinds of findings. People filter reports by these words, so they stay as they are. */
final class Kind {

  static final String UNREADABLE = "unreadable annotation";
  static final String OTHER_ENCODING = "other encoding";
  static final String NO_FILE_NAME = "no file name";
  static final String PATH_LEAVES = "path leaves the folder";
  static final String DUPLICATE_FILE = "duplicate file";
  static final String NO_ID = "no id";
  static final String DUPLICATE_ID = "duplicate id";
  static final String UNKNOWN_PICTURE = "unknown picture";
  static final String NO_SIZE = "no size";
  static final String SIZE_MISMATCH = "size mismatch";
  static final String ROTATED = "rotated picture";
  static final String NO_CLASS = "no class";
  static final String UNKNOWN_CLASS = "unknown class";
  static final String NO_BOX = "no box";
  static final String NOT_A_BOX = "not a box";
  static final String NOT_A_NUMBER = "not a number";
  static final String NOT_A_SHARE = "not a share";
  static final String SWAPPED = "swapped corners";
  static final String OUTSIDE = "box outside the picture";
  static final String UNDER_ONE_PIXEL = "box under one pixel";

  private Kind() {}
}
