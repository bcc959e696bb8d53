package neva.detection.annotation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import neva.io.AtomicFile;
import neva.io.BadInputException;

/**
 * Reads and writes the usual files of boxes on pictures.
 *
 * <p>A reader says what files say; {@link AnnotationCheck} holds that against the pictures. What is
 * wrong in a file becomes a {@link Finding}, and the reader carries on with the rest. An object
 * that cannot be read is counted in {@link AnnotatedImage#rejected}, so that a picture without some
 * of its objects can be told from a complete one. The order of pictures and objects is that of the
 * file, and for folders that of the files' names. Without a consumer of findings, the first that
 * leaves something out is thrown.
 *
 * <p>Names of pictures are relative, with forward slashes. One that is absolute, has a drive letter
 * or goes up ({@code ..}) is refused. Sizes that a file does not state are 0. Of a folder, hidden
 * files are passed over, and links to other folders are not followed.
 *
 * <p>Every reader throws {@link BadInputException} when a file or folder is missing or, for formats
 * with one file, is something else altogether.
 */
public final class Annotations {

  private Annotations() {}

  /**
   * Reads one Pascal VOC file, or all of a folder and its sub-folders.
   *
   * <p>Tags are found by name, in any order; a path tag is ignored, as are tags that Pascal VOC
   * does not know. A document type is refused, so nothing is fetched or expanded. The name of the
   * picture is the last part of the filename tag, in the sub-folder of the XML file. Such tags are
   * often out of date: where there is no such picture, the one that is named as the XML file is
   * meant.
   */
  public static List<AnnotatedImage> readVoc(Path xmlFileOrFolder, Consumer<Finding> findings)
      throws IOException {
    return new VocReader(findings).read(xmlFileOrFolder);
  }

  /** As {@link #readVoc(Path, Consumer)}, strictly. */
  public static List<AnnotatedImage> readVoc(Path xmlFileOrFolder) throws IOException {
    return readVoc(xmlFileOrFolder, Annotations::refuse);
  }

  /**
   * Reads COCO instances: boxes, with their area and iscrowd. Pictures without boxes are
   * background. The file is read in one pass and never held as a whole, its lists may come in any
   * order, and an object's number is its position in the annotations. A file that is cut off is
   * refused, for its last pictures would lack their boxes.
   */
  public static List<AnnotatedImage> readCoco(Path json, Consumer<Finding> findings)
      throws IOException {
    return new CocoReader(json, findings).read();
  }

  /** As {@link #readCoco(Path, Consumer)}, strictly. */
  public static List<AnnotatedImage> readCoco(Path json) throws IOException {
    return readCoco(json, Annotations::refuse);
  }

  /**
   * Reads YOLO texts: one for each picture, a line for each object with the number of its class and
   * its box as shares of the picture. An empty text is background. Outlines for segmentation are
   * refused.
   *
   * <p>The texts are those below folders named "labels", or where there are none, all below the
   * folder. A text is about the pictures of its name: in the folder "images" that corresponds to
   * its folder "labels", beside it, or anywhere of the same path below the pictures. Where there is
   * no such picture, its name is assumed to end in ".jpg".
   *
   * @param folderOrDataYaml a folder with data.yaml, classes.txt or obj.names in it or at most two
   *     folders above; or such a file, whose folder is then read. Of a data.yaml only the names are
   *     used
   * @param images the folder that the names of pictures are relative to
   */
  public static List<AnnotatedImage> readYolo(
      Path folderOrDataYaml, Path images, Consumer<Finding> findings) throws IOException {
    return new YoloReader(folderOrDataYaml, images, findings).read();
  }

  /** As {@link #readYolo(Path, Path, Consumer)}, strictly. */
  public static List<AnnotatedImage> readYolo(Path folderOrDataYaml, Path images)
      throws IOException {
    return readYolo(folderOrDataYaml, images, Annotations::refuse);
  }

  /**
   * Reads a CSV file with the columns filename, class, xmin, ymin, xmax, ymax and, if it likes,
   * width and height, in any order and among others; between them commas, semicolons or tabs. Lines
   * of one picture need not follow one another. A line with a file name, but neither class nor box,
   * says that the picture is background. The number of an object is that of its line; a cell cannot
   * span lines. A text that is not valid UTF-8 or UTF-16 is read as windows-1252, with a note.
   */
  public static List<AnnotatedImage> readCsv(Path csv, Consumer<Finding> findings)
      throws IOException {
    return new CsvReader(csv, findings).read();
  }

  /** As {@link #readCsv(Path, Consumer)}, strictly. */
  public static List<AnnotatedImage> readCsv(Path csv) throws IOException {
    return readCsv(csv, Annotations::refuse);
  }

  /**
   * Writes an XML file for each picture, named as it is and in a sub-folder where it is in one.
   * Pascal VOC has no crowds, areas and ids.
   *
   * @throws BadInputException when a name cannot stand in XML or leaves the folder, or boxes are
   *     relative and the size unknown
   */
  public static void writeVoc(List<AnnotatedImage> images, Path folder) throws IOException {
    new VocWriter(folder).write(images);
  }

  /**
   * Writes COCO instances, the categories being all classes of the label map with their numbers and
   * display names. Source ids become the pictures' ids when all are numbers and differ, otherwise
   * the pictures are counted from 1. Where the area of an object is unknown, that of its box is
   * written. COCO has no difficult and truncated objects and no views.
   *
   * @throws BadInputException when a class is not in the label map, a name leaves the folder, or
   *     boxes are relative and the size unknown
   */
  public static void writeCoco(List<AnnotatedImage> images, LabelMap labels, Path json)
      throws IOException {
    AtomicFile.write(json, new CocoWriter(images, labels)::write);
  }

  /**
   * Writes classes.txt, data.yaml and, in the folder labels, a text for each picture. The classes
   * are numbered from 0 in the order of the label map, without its background. YOLO has classes and
   * boxes only.
   *
   * @throws BadInputException when a class is not in the label map, a name leaves the folder, two
   *     pictures differ in their ending only, or boxes are in pixels and the size is unknown
   */
  public static void writeYolo(List<AnnotatedImage> images, LabelMap labels, Path folder)
      throws IOException {
    new YoloWriter(folder, labels).write(images);
  }

  /**
   * Writes the columns filename, width, height, class, xmin, ymin, xmax, ymax; a picture without
   * objects is a line with its name and size alone. CSV has classes and boxes only.
   *
   * @throws BadInputException when a name has line breaks or leaves the folder, or boxes are
   *     relative and the size unknown
   */
  public static void writeCsv(List<AnnotatedImage> images, Path csv) throws IOException {
    AtomicFile.write(csv, out -> CsvWriter.write(images, out));
  }

  private static void refuse(Finding finding) {
    if (finding.severity() == Finding.Severity.REJECTED) {
      throw new BadInputException(finding.sentence());
    }
  }
}
