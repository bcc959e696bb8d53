package neva.detection.recordset;

/** Takes what is wrong with a record. */
@FunctionalInterface
interface DefectSink {

  /**
   * @param key of the feature; empty for the whole record
   */
  void report(String key, String expected, String found);
}
