package neva.detection.recordset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.Annotations;
import neva.detection.annotation.LabelMap;
import neva.detection.recordset.AnnotationSource.Kind;
import neva.image.ImageFormat;
import neva.image.ImageHeader;
import neva.io.BadInputException;

/**
 * Turns records into picture files and annotations again. The folder gets {@code images/}, with the
 * files as they stand in the records, {@code label_map.pbtxt} when there are objects, and
 *
 * <ul>
 *   <li>for VOC {@code annotations/}, an XML file for each picture,
 *   <li>for COCO {@code annotations.json},
 *   <li>for YOLO {@code labels/}, a text for each picture, {@code classes.txt} and {@code
 *       data.yaml},
 *   <li>for CSV {@code annotations.csv}.
 * </ul>
 */
public final class Extraction {

  private final Path folder;
  private final PictureNames names = new PictureNames();
  private final RecordedClasses classes = new RecordedClasses();
  private final List<AnnotatedImage> images = new ArrayList<>();

  private Extraction(Path folder) {
    this.folder = folder;
  }

  /**
   * Extracts all records.
   *
   * @param out a new or empty folder
   * @return how many pictures there are now
   * @throws BadInputException when the folder holds something, or a record is damaged; nothing is
   *     written then
   */
  public static int run(List<Path> files, Kind kind, Path out) throws IOException {
    checkEmpty(out);
    try (Staging staging = new Staging(out)) {
      Extraction extraction = new Extraction(staging.folder());
      StoredRecords.forEachPicture(files, (file, number, picture) -> extraction.add(picture));
      extraction.write(kind);
      staging.commit(Labels.FILE);
      return extraction.images.size();
    }
  }

  private static void checkEmpty(Path out) throws IOException {
    if (!Files.exists(out)) {
      return;
    }
    if (!Files.isDirectory(out)) {
      throw new BadInputException(
          "Expected a folder but %s is a file; name another.".formatted(out));
    }
    try (Stream<Path> files = Files.list(out)) {
      if (files.anyMatch(file -> !Staging.isLeftover(file))) {
        throw new BadInputException(
            "Expected a new or empty folder but %s holds something; name another.".formatted(out));
      }
    }
  }

  private void add(RecordedPicture picture) throws IOException {
    ImageFormat format = ImageHeader.read(picture.file()).format();
    String name = names.next(picture.image().filename(), format);
    Path file = folder.resolve("images").resolve(name);
    Files.createDirectories(file.getParent());
    Files.write(file, picture.file());
    images.add(named(picture, name));
  }

  private AnnotatedImage named(RecordedPicture picture, String name) {
    AnnotatedImage image = picture.image();
    for (int i = 0; i < image.objects().size(); i++) {
      classes.add(picture.labels()[i], image.objects().get(i).name());
    }
    return new AnnotatedImage(
        name,
        image.sourceId(),
        image.width(),
        image.height(),
        false,
        image.objects(),
        image.source());
  }

  private void write(Kind kind) throws IOException {
    LabelMap labels = classes.labelMap();
    switch (kind) {
      case VOC -> Annotations.writeVoc(images, folder.resolve("annotations"));
      case COCO -> Annotations.writeCoco(images, labels, folder.resolve("annotations.json"));
      case YOLO -> Annotations.writeYolo(images, labels, folder);
      case CSV -> Annotations.writeCsv(images, folder.resolve("annotations.csv"));
    }
    if (!labels.items().isEmpty()) {
      labels.write(folder.resolve(Labels.FILE));
    }
  }
}
