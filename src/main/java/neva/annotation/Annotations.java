package neva.annotation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import neva.io.BadInputException;

/** Reads and writes the usual formats of boxes on pictures. */
public final class Annotations {

  private Annotations() {}

  /** Reads one Pascal VOC file, or all of a folder. */
  public static List<AnnotatedImage> readVoc(Path xmlFileOrFolder, Consumer<Finding> findings)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  /** As with findings, but throws at the first that would leave something out. */
  public static List<AnnotatedImage> readVoc(Path xmlFileOrFolder) throws IOException {
    return readVoc(xmlFileOrFolder, Annotations::refuse);
  }

  /** Reads a COCO instances file. */
  public static List<AnnotatedImage> readCoco(Path json, Consumer<Finding> findings)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  /** As with findings, but throws at the first that would leave something out. */
  public static List<AnnotatedImage> readCoco(Path json) throws IOException {
    return readCoco(json, Annotations::refuse);
  }

  /** Reads a folder of YOLO texts; the pictures' names tell which text belongs to which. */
  public static List<AnnotatedImage> readYolo(
      Path folderOrDataYaml, Path images, Consumer<Finding> findings) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** As with findings, but throws at the first that would leave something out. */
  public static List<AnnotatedImage> readYolo(Path folderOrDataYaml, Path images)
      throws IOException {
    return readYolo(folderOrDataYaml, images, Annotations::refuse);
  }

  /** Reads a CSV file with a header. */
  public static List<AnnotatedImage> readCsv(Path csv, Consumer<Finding> findings)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  /** As with findings, but throws at the first that would leave something out. */
  public static List<AnnotatedImage> readCsv(Path csv) throws IOException {
    return readCsv(csv, Annotations::refuse);
  }

  /** Writes one XML file for each picture. */
  public static void writeVoc(List<AnnotatedImage> images, Path folder) throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Writes one JSON file. */
  public static void writeCoco(List<AnnotatedImage> images, LabelMap labels, Path json)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Writes a text for each picture, classes.txt and data.yaml. */
  public static void writeYolo(List<AnnotatedImage> images, LabelMap labels, Path folder)
      throws IOException {
    throw new UnsupportedOperationException();
  }

  /** Writes one CSV file. */
  public static void writeCsv(List<AnnotatedImage> images, Path csv) throws IOException {
    throw new UnsupportedOperationException();
  }

  private static void refuse(Finding finding) {
    if (finding.severity() == Finding.Severity.REJECTED) {
      throw new BadInputException(finding.sentence());
    }
  }
}
