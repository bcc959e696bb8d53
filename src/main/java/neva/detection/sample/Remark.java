package neva.detection.sample;

/**
 * Something in a record that training can live with, but its owner should know.
 *
 * @param object its number in the record, from 1
 */
public record Remark(Kind kind, int object) {

  /** What it was. */
  public enum Kind {
    /** The box reached beyond the picture by a tenth of it at most, and was clipped. */
    CLIPPED,
    /** The box was narrower or lower than one pixel, and was left out. */
    TINY,
    /** The record numbers its class otherwise than the label map; the name counts. */
    RENUMBERED
  }
}
