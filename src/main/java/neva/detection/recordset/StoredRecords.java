package neva.detection.recordset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.io.BadInputException;
import neva.tfrecord.Examples;
import neva.tfrecord.Features;
import neva.tfrecord.TFRecordReader;

/** Reads the records of files one after the other. */
final class StoredRecords {

  private StoredRecords() {}

  /** Takes the records. */
  @FunctionalInterface
  interface Visitor<T> {

    /**
     * @param number of the record in its file, from 1
     */
    void visit(Path file, int number, T content) throws IOException;
  }

  /** Hands every record to the visitor. */
  static void forEach(List<Path> files, Visitor<byte[]> visitor) throws IOException {
    for (Path file : files) {
      try (TFRecordReader reader = TFRecordReader.open(file)) {
        int number = 0;
        for (byte[] record = reader.read(); record != null; record = reader.read()) {
          visitor.visit(file, ++number, record);
        }
      }
    }
  }

  /**
   * Hands the features of every record to the visitor.
   *
   * @throws BadInputException naming file and record, when a record is none or the visitor throws
   *     one
   */
  static void forEachExample(List<Path> files, Visitor<Features> visitor) throws IOException {
    forEach(
        files,
        (file, number, record) -> {
          try {
            visitor.visit(file, number, Examples.parse(record));
          } catch (BadInputException e) {
            throw new BadInputException(
                "%s, record %d: %s".formatted(file, number, e.getMessage()), e);
          }
        });
  }

  /** The annotated picture of every record; see {@link #forEachExample}. */
  static void forEachPicture(List<Path> files, Visitor<RecordedPicture> visitor)
      throws IOException {
    forEachExample(
        files,
        (file, number, example) ->
            visitor.visit(file, number, ExampleDecoder.decode(example, file)));
  }
}
