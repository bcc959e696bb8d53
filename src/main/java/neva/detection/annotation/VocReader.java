package neva.detection.annotation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import neva.io.BadInputException;

/** Reads Pascal VOC files; see {@link Annotations#readVoc(Path, Consumer)}. */
final class VocReader {

  /** What labelImg writes for a view that nobody chose. */
  static final String UNSPECIFIED = "Unspecified";

  private final VocParser parser = new VocParser();
  private final Consumer<Finding> findings;

  VocReader(Consumer<Finding> findings) {
    this.findings = findings;
  }

  List<AnnotatedImage> read(Path fileOrFolder) throws IOException {
    if (Files.isRegularFile(fileOrFolder)) {
      return read(fileOrFolder, "").stream().toList();
    }
    if (!Files.isDirectory(fileOrFolder)) {
      throw new BadInputException(
          "Expected %s to be an XML file or a folder of them, but there is none."
              .formatted(fileOrFolder));
    }
    return readFolder(fileOrFolder);
  }

  private List<AnnotatedImage> readFolder(Path folder) throws IOException {
    List<Path> files = AnnotationFiles.below(folder, ".xml");
    if (files.isEmpty()) {
      throw new BadInputException(
          "Expected XML files of Pascal VOC in %s but there are none.".formatted(folder));
    }
    return readAll(folder, files);
  }

  /** Parses on all processors; pictures and findings come in the order of the files. */
  private List<AnnotatedImage> readAll(Path folder, List<Path> files) {
    List<AnnotatedImage> images = new ArrayList<>();
    files.parallelStream()
        .map(file -> parsed(folder, file))
        .forEachOrdered(
            parsed -> {
              parsed.findings.forEach(findings);
              parsed.image.ifPresent(images::add);
            });
    return images;
  }

  /** The picture of one file, and what there is to say of it. */
  private record Parsed(Optional<AnnotatedImage> image, List<Finding> findings) {}

  private static Parsed parsed(Path folder, Path file) {
    List<Finding> findings = new ArrayList<>();
    Path inner = file.getParent();
    String prefix = inner == null ? "" : AnnotationFiles.slashed(inner) + "/";
    VocReader reader = new VocReader(findings::add);
    return new Parsed(reader.read(folder.resolve(file), prefix), findings);
  }

  private Optional<AnnotatedImage> read(Path file, String prefix) {
    Reporter report = Reporter.of(findings, file);
    try {
      VocText text = parser.parse(BoundedFile.read(file));
      ObjectFields picture = new ObjectFields(text.picture(), report);
      return filename(picture, file)
          .map(name -> image(prefix + name, picture, text.objects(), file));
    } catch (UnreadableException e) {
      e.report(report);
      return Optional.empty();
    }
  }

  private static Optional<String> filename(ObjectFields picture, Path file) {
    String said = picture.text("filename");
    if (said.isEmpty()) {
      String assumed = FileNames.stem(file.getFileName().toString()) + ".jpg";
      picture
          .report()
          .repaired(
              Kind.NO_FILE_NAME,
              "filename",
              "the name of the picture",
              "none",
              "taken as " + assumed);
      return Optional.of(assumed);
    }
    Optional<String> within = FileNames.withinFolder(said);
    if (within.isEmpty()) {
      picture.report().pathLeaves("filename", said);
    }
    return within.map(FileNames::last);
  }

  private static AnnotatedImage image(
      String filename, ObjectFields picture, List<Map<String, String>> texts, Path file) {
    Reporter report = picture.report().picture(filename);
    List<AnnotatedObject> objects = new ArrayList<>();
    for (int i = 0; i < texts.size(); i++) {
      object(i + 1, new ObjectFields(texts.get(i), report.object(i + 1))).ifPresent(objects::add);
    }
    return new AnnotatedImage(
        filename,
        filename,
        picture.size("size/width"),
        picture.size("size/height"),
        false,
        objects,
        file,
        texts.size() - objects.size());
  }

  private static Optional<AnnotatedObject> object(int number, ObjectFields fields) {
    Optional<String> name = fields.name("name");
    if (name.isEmpty()) {
      return Optional.empty();
    }
    return fields
        .box("bndbox/xmin", "bndbox/ymin", "bndbox/xmax", "bndbox/ymax")
        .map(
            box ->
                new AnnotatedObject(
                    number,
                    name.get(),
                    box,
                    fields.flag("difficult"),
                    fields.flag("truncated"),
                    view(fields.text("pose")),
                    false,
                    Double.NaN));
  }

  private static String view(String pose) {
    return pose.equalsIgnoreCase(UNSPECIFIED) ? "" : pose;
  }
}
