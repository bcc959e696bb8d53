package neva.detection.recordset;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.Finding;
import neva.tfrecord.Examples;
import neva.tfrecord.PictureKeys;
import neva.tfrecord.TFRecordWriter;

/** What is asked of folders of records. */
final class RecordSets {

  private RecordSets() {}

  /** The record files of a folder, sorted. */
  static List<Path> files(Path folder) throws IOException {
    return files(folder, "");
  }

  static List<Path> files(Path folder, String prefix) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .filter(file -> file.getFileName().toString().contains(".record-"))
          .sorted()
          .toList();
    }
  }

  static List<RecordedPicture> pictures(List<Path> files) throws IOException {
    List<RecordedPicture> pictures = new ArrayList<>();
    StoredRecords.forEachPicture(files, (file, number, picture) -> pictures.add(picture));
    return pictures;
  }

  /** What the records of a folder say, by the name of the picture. */
  static Map<String, AnnotatedImage> images(Path folder) throws IOException {
    Map<String, AnnotatedImage> images = new TreeMap<>();
    for (RecordedPicture picture : pictures(files(folder))) {
      images.put(picture.image().filename(), picture.image());
    }
    return images;
  }

  /** The content of every file of a folder, by name. */
  static Map<String, byte[]> bytes(Path folder) throws IOException {
    Map<String, byte[]> bytes = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        bytes.put(file.getFileName().toString(), Files.readAllBytes(file));
      }
    }
    return bytes;
  }

  static void write(Path file, byte[]... records) throws IOException {
    try (TFRecordWriter writer = TFRecordWriter.create(file)) {
      for (byte[] record : records) {
        writer.write(record);
      }
    }
  }

  /** A good record without objects, to be changed. */
  static Examples.Builder example(byte[] file, String format, int width, int height) {
    return Examples.builder()
        .bytes(PictureKeys.ENCODED, file)
        .texts(PictureKeys.FORMAT, List.of(format))
        .ints(PictureKeys.WIDTH, width)
        .ints(PictureKeys.HEIGHT, height);
  }

  /** The only finding of a kind. */
  static Finding finding(ConversionReport report, String kind) {
    List<Finding> found = report.findings().stream().filter(f -> f.kind().equals(kind)).toList();
    assertThat(found).as("%s in %s", kind, report.findings()).hasSize(1);
    return found.get(0);
  }
}
