package neva.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import neva.detection.DetectionPicture;
import neva.detection.Detector;
import neva.detection.ExportedDetector;
import neva.detection.annotation.LabelMap;
import neva.detection.metric.Detection;
import neva.image.Picture;
import neva.image.Pictures;
import neva.io.AtomicFile;
import neva.io.BadInputException;
import neva.io.Check;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neva detect predict}. */
@Command(
    name = "predict",
    description = "Print the objects found in images, with scores and boxes in pixels.")
final class DetectPredict implements Callable<Integer> {

  private static final float QUALITY = 0.92f;

  @Option(
      names = "--model",
      paramLabel = "PATH",
      required = true,
      description = "A detector: the folder of its SavedModel, or a frozen graph (.pb).")
  private Path model;

  @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Image files of any size.")
  private List<Path> images;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = "The label map (default: the one beside the model).")
  private Path labels;

  @Option(
      names = "--min-score",
      paramLabel = "SCORE",
      defaultValue = "0.5",
      description = "Lowest score to report, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double minScore;

  @Option(
      names = "--results",
      paramLabel = "FILE",
      description = {
        ResultsFile.DESCRIPTION,
        "One row per detection; one with an empty class for an image without any."
      })
  private String results;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the images with their boxes here, as JPEG (default: none).")
  private Path out;

  @Option(
      names = "--rebuild",
      description =
          "Run Neva's own graph with the weights of the model: the same detections in less time."
              + " A pipeline.config must lie beside the model.")
  private boolean rebuild;

  private final Set<String> written = new HashSet<>();

  @Override
  public Integer call() throws IOException {
    Check.between("min-score", minScore, 0, 1);
    ResultsFile.check(results);
    boolean whole = true;
    try (Detector detector = load();
        DetectionRows rows = DetectionRows.open(results)) {
      for (Path image : images) {
        whole &= answer(image, detector, rows);
      }
      rows.complete();
    }
    return whole ? ExitCode.OK : ExitCode.USAGE;
  }

  private Detector load() throws IOException {
    if (rebuild) {
      return labels == null
          ? ExportedDetector.rebuild(model)
          : ExportedDetector.rebuild(model, LabelMap.read(labels));
    }
    return labels == null
        ? ExportedDetector.load(model)
        : ExportedDetector.load(model, LabelMap.read(labels));
  }

  /** Whether the picture could be read; the others go on where it could not. */
  private boolean answer(Path image, Detector detector, DetectionRows rows) throws IOException {
    Picture picture;
    try {
      picture = Pictures.read(image);
    } catch (BadInputException | IOException e) {
      rows.refuse(image, e);
      return false;
    }
    List<Detection> found = detector.predict(picture, minScore);
    rows.add(image, picture, found);
    if (!ResultsFile.isStandardOutput(results)) {
      show(image, found);
    }
    if (out != null) {
      draw(image, picture, found);
    }
    return true;
  }

  private void show(Path image, List<Detection> found) {
    System.out.println(image);
    found.forEach(detection -> System.out.println("  " + detection));
    if (found.isEmpty()) {
      System.out.printf("  no detection with a score of %s or more%n", minScore);
    }
  }

  private void draw(Path image, Picture picture, List<Detection> found) throws IOException {
    Picture drawn = Picture.of(DetectionPicture.draw(picture, found));
    byte[] jpeg = Pictures.jpeg(drawn, QUALITY);
    Files.createDirectories(out);
    AtomicFile.write(out.resolve(freeName(image)), stream -> stream.write(jpeg));
  }

  /** The picture's own name; with a number where pictures of several folders share it. */
  private String freeName(Path image) {
    String stem = image.getFileName().toString().replaceFirst("\\.[^.]*$", "");
    String name = stem + ".jpg";
    for (int n = 2; !written.add(name); n++) {
      name = "%s-%d.jpg".formatted(stem, n);
    }
    return name;
  }
}
