package neva.detection.recordset;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import neva.detection.annotation.AnnotatedImage;
import neva.detection.annotation.Annotations;
import neva.detection.annotation.Finding;
import neva.io.BadInputException;

/**
 * Pictures and what is said of them.
 *
 * @param kind how the annotations are written
 * @param images the folder of pictures, with its folders
 * @param annotations a file or a folder of annotations, as the kind needs it
 */
public record AnnotationSource(Kind kind, Path images, Path annotations) {

  /** The formats of annotations. */
  public enum Kind {
    /** Pascal VOC: a folder of XML files. */
    VOC,
    /** A COCO instances file, JSON. */
    COCO,
    /** A folder of YOLO texts with classes.txt, or a data.yaml. */
    YOLO,
    /** A table with a row for each box. */
    CSV
  }

  public AnnotationSource {
    if (!Files.isDirectory(images)) {
      throw new BadInputException(
          "Expected a folder of pictures but found none at %s; name another.".formatted(images));
    }
    if (!Files.exists(annotations)) {
      throw new BadInputException(
          "Expected annotations but found no file or folder at %s; name others."
              .formatted(annotations));
    }
  }

  /** Annotations that stand among the pictures. */
  public static AnnotationSource of(Kind kind, Path images) {
    return new AnnotationSource(kind, images, images);
  }

  /** Everything the annotations say, in an order that depends on them alone. */
  List<AnnotatedImage> read(Consumer<Finding> findings) throws IOException {
    return switch (kind) {
      case VOC -> Annotations.readVoc(annotations, findings);
      case COCO -> Annotations.readCoco(annotations, findings);
      case YOLO -> Annotations.readYolo(annotations, images, findings);
      case CSV -> Annotations.readCsv(annotations, findings);
    };
  }
}
