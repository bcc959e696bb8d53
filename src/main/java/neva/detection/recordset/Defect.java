package neva.detection.recordset;

/**
 * Something in a record file that a training should not meet.
 *
 * @param file the record file
 * @param record its number in the file from 1; 0 for the whole file
 * @param key of the feature; empty for the whole record
 * @param expected such as "from 0 to 1"
 * @param found such as "1.2 in object 3"
 */
public record Defect(String file, int record, String key, String expected, String found) {

  /** The defect as one line. */
  public String sentence() {
    String where = record == 0 ? file : file + ", record " + record;
    return "%s%s: expected %s, found %s"
        .formatted(where, key.isEmpty() ? "" : ", " + key, expected, found);
  }
}
