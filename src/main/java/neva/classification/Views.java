package neva.classification;

/** What an image is judged by. */
public enum Views {
  /** Its centre. */
  ONE,
  /**
   * The mean over its centre, its corners and, where training mirrors, their mirror images: ten
   * times the work.
   */
  TEN
}
