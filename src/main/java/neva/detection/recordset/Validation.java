package neva.detection.recordset;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neva.detection.annotation.LabelMap;
import neva.io.BadInputException;
import neva.io.Text;
import neva.tfrecord.CorruptRecordException;
import neva.tfrecord.Examples;
import neva.tfrecord.Features;
import neva.tfrecord.TruncatedRecordException;

/**
 * Looks for everything in record files that a training should not meet: damaged framing, records
 * that are no Examples, missing keys, wrong types, lists that disagree in length, boxes out of
 * range, classes that the label map does not have, pictures that are damaged or of another size.
 */
public final class Validation {

  private final LabelMap labels;
  private final DecodingRoom room;
  private final List<Defect> defects = new ArrayList<>();
  private int records;

  private Validation(LabelMap labels, boolean decode) {
    this.labels = labels;
    this.room = decode ? new DecodingRoom() : null;
  }

  /**
   * What was found.
   *
   * @param records how many records could be read
   */
  public record Report(int files, int records, List<Defect> defects) {

    /** One line of counts. */
    public String summary() {
      return "%s in %s: %s"
          .formatted(
              Text.count(records, "record"),
              Text.count(files, "file"),
              defects.isEmpty() ? "no defects" : Text.count(defects.size(), "defect"));
    }
  }

  /**
   * Validates files.
   *
   * @param labels the classes there may be; null for any
   * @param decode whether every pixel is decoded too
   * @param threads that check records
   */
  public static Report run(List<Path> files, LabelMap labels, boolean decode, int threads)
      throws IOException {
    Validation validation = new Validation(labels, decode);
    for (Path file : files) {
      validation.validate(file, threads);
    }
    return new Report(files.size(), validation.records, List.copyOf(validation.defects));
  }

  private void validate(Path file, int threads) throws IOException {
    int before = records;
    try (OrderedWork<List<Defect>> work =
        new OrderedWork<>(threads, OrderedWork.roomForFiles(), defects::addAll)) {
      Optional<CorruptRecordException> damage = handIn(file, work);
      work.finish();
      damage.ifPresent(e -> defects.add(unreadable(file, records - before + 1, e)));
    }
  }

  /** Hands in all records, or those before the damage. */
  private Optional<CorruptRecordException> handIn(Path file, OrderedWork<List<Defect>> work)
      throws IOException {
    try {
      StoredRecords.forEach(
          List.of(file),
          (path, number, record) -> {
            records++;
            work.add(record.length, () -> defects(path, number, record));
          });
      return Optional.empty();
    } catch (CorruptRecordException e) {
      return Optional.of(e);
    }
  }

  private static Defect unreadable(Path file, int number, CorruptRecordException e) {
    String what =
        e instanceof TruncatedRecordException ? "the end of the file within it" : "damaged bytes";
    String found =
        Text.format("%s, from offset %,d on; nothing behind can be read", what, e.offset());
    return new Defect(file.toString(), number, "", "a whole record", found);
  }

  private List<Defect> defects(Path file, int number, byte[] record) {
    List<Defect> found = new ArrayList<>();
    DefectSink sink =
        (key, expected, but) -> found.add(new Defect(file.toString(), number, key, expected, but));
    Features example;
    try {
      example = Examples.parse(record);
    } catch (BadInputException e) {
      sink.report("", "a tf.Example", "other or damaged data");
      return found;
    }
    if (new ExampleCheck(example, labels, sink).run()) {
      new PictureCheck(example, room, sink).run();
    }
    return found;
  }
}
