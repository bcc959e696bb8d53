package neva.detection.sample;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import neva.detection.annotation.LabelMap;
import neva.image.Picture;
import neva.image.Pictures;
import neva.io.BadInputException;
import neva.io.Fingerprint;
import neva.io.Text;
import neva.tfrecord.CorruptRecordException;
import neva.tfrecord.Examples;
import neva.tfrecord.PictureKeys;
import neva.tfrecord.TFRecordIndex;

/**
 * The annotated pictures of record files. What the records say of their objects is in memory, the
 * pictures are read when they are asked for. Several threads may read at once.
 */
public final class DetectionRecords implements Closeable {

  private final LabelMap labels;
  private final Map<Path, TFRecordIndex> files;
  private final List<DetectionRecord> records;
  private final String fingerprint;

  private DetectionRecords(
      LabelMap labels,
      Map<Path, TFRecordIndex> files,
      List<DetectionRecord> records,
      String fingerprint) {
    this.labels = labels;
    this.files = files;
    this.records = List.copyOf(records);
    this.fingerprint = fingerprint;
  }

  /**
   * A set in two parts, which share their files: closing the whole closes both.
   *
   * @param training all others
   * @param heldOut a share of the pictures, drawn at random
   */
  public record Split(DetectionRecords training, DetectionRecords heldOut) {}

  /**
   * Reads and checks every record once; pixels are not decoded.
   *
   * @param files to read, in this order
   * @param labels the classes there are
   * @throws BadInputException naming file and record, when a file is compressed, cut off or
   *     damaged, when a record lacks a whole picture or its lists of objects contradict each other,
   *     when an edge of a box is no number, swapped or far outside the picture, and when a class is
   *     not in the label map; also when there is no record, or none has an object
   */
  public static DetectionRecords open(List<Path> files, LabelMap labels) throws IOException {
    Map<Path, TFRecordIndex> open = new LinkedHashMap<>();
    try {
      for (Path file : files) {
        open.put(file, TFRecordIndex.open(file));
      }
      return read(open, labels);
    } catch (IOException | RuntimeException e) {
      closeAll(open.values());
      throw e;
    }
  }

  private static DetectionRecords read(Map<Path, TFRecordIndex> files, LabelMap labels)
      throws IOException {
    RecordParser parser = new RecordParser(labels);
    Fingerprint fingerprint = new Fingerprint();
    List<DetectionRecord> records = new ArrayList<>();
    for (Map.Entry<Path, TFRecordIndex> file : files.entrySet()) {
      for (int i = 0; i < file.getValue().size(); i++) {
        byte[] record = record(file.getKey(), file.getValue(), i);
        fingerprint.add(record);
        records.add(parser.parse(file.getKey(), i + 1, record));
      }
    }
    requireObjects(records, files.keySet());
    return new DetectionRecords(labels, files, records, fingerprint.hex());
  }

  private static void requireObjects(List<DetectionRecord> records, Iterable<Path> files) {
    if (records.stream().allMatch(record -> record.objects().isEmpty())) {
      throw new BadInputException(
          Text.format(
              "Expected records with boxes in %s but found %,d records without any;"
                  + " convert the pictures with their annotations.",
              String.join(", ", names(files)), records.size()));
    }
  }

  private static List<String> names(Iterable<Path> files) {
    List<String> names = new ArrayList<>();
    files.forEach(file -> names.add(file.toString()));
    return names;
  }

  private static byte[] record(Path file, TFRecordIndex index, int i) throws IOException {
    try {
      return index.read(i);
    } catch (CorruptRecordException e) {
      throw new BadInputException("%s, record %d: %s".formatted(file, i + 1, e.getMessage()), e);
    }
  }

  public LabelMap labels() {
    return labels;
  }

  /** How many records there are. */
  public int size() {
    return records.size();
  }

  /** A record, counted from 0 through all files. */
  public DetectionRecord get(int record) {
    return records.get(record);
  }

  /** All of them, in the order of the files. */
  public List<DetectionRecord> all() {
    return records;
  }

  /**
   * Reads and decodes the picture of a record.
   *
   * @throws BadInputException naming file and record, when the file has changed since it was opened
   *     or the pixels do not decode
   */
  public Picture picture(int record) throws IOException {
    DetectionRecord wanted = records.get(record);
    byte[] bytes = record(wanted.file(), files.get(wanted.file()), wanted.number() - 1);
    try {
      return Pictures.decode(Examples.parse(bytes).bytes(PictureKeys.ENCODED));
    } catch (BadInputException e) {
      throw new BadInputException("%s: %s".formatted(wanted.where(), e.getMessage()), e);
    }
  }

  /** The files, in their order; a part of a set has all files of the set. */
  public List<Path> files() {
    return List.copyOf(files.keySet());
  }

  /** SHA-256 over all records of the files, in hexadecimal digits. */
  public String fingerprint() {
    return fingerprint;
  }

  /**
   * Holds pictures out, chosen by the seed alone.
   *
   * @param share of the pictures, at least 0 and below 1; at least one picture for more than 0
   */
  public Split split(double share, long seed) {
    int heldOut = share == 0 ? 0 : (int) Math.max(1, Math.round(share * size()));
    if (!(share >= 0 && heldOut < size())) {
      throw new BadInputException(
          "validation must leave pictures to train on, found %s of %d".formatted(share, size()));
    }
    List<DetectionRecord> shuffled = new ArrayList<>(records);
    Collections.shuffle(shuffled, new Random(seed));
    return new Split(part(shuffled.subList(heldOut, size())), part(shuffled.subList(0, heldOut)));
  }

  private DetectionRecords part(List<DetectionRecord> some) {
    return new DetectionRecords(labels, files, some, fingerprint);
  }

  @Override
  public void close() throws IOException {
    closeAll(files.values());
  }

  /** Closes all; when that fails with some, throws the first failure after the last one. */
  static void closeAll(Collection<? extends Closeable> open) throws IOException {
    IOException failure = null;
    for (Closeable each : open) {
      try {
        each.close();
      } catch (IOException e) {
        failure = failure == null ? e : failure;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
