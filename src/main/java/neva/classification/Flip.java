package neva.classification;

/** Which mirror images training makes of half of its images. */
public enum Flip {
  /** None, as for digits and letters. */
  NONE,
  /** Left to right. */
  HORIZONTAL,
  /** Left to right, and by another draw upside down, as for things seen from above. */
  BOTH
}
