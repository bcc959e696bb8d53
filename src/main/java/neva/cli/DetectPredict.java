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
import neva.detection.annotation.LabelMap;
import neva.detection.metric.Detection;
import neva.image.DamagedImageException;
import neva.image.Picture;
import neva.image.Pictures;
import neva.io.AtomicFile;
import neva.io.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code neva detect predict}. */
@Command(
    name = "predict",
    description = "Print what is found on pictures, with score and box in pixels.")
final class DetectPredict implements Callable<Integer> {

  private static final float QUALITY = 0.92f;

  @Option(
      names = "--model",
      paramLabel = "PATH",
      required = true,
      description = "A detector: the folder of its SavedModel, or a frozen graph (.pb).")
  private Path model;

  @Parameters(arity = "1..*", paramLabel = "IMAGE", description = "Picture files of any size.")
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
      description = "Leave out what scores less, 0 to 1 (default: ${DEFAULT-VALUE}).")
  private double minScore;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "Write the pictures with their boxes here, as JPEG.")
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
    if (!(minScore >= 0 && minScore <= 1)) {
      throw new BadInputException("min-score must be 0 to 1, found " + minScore);
    }
    try (Detector detector = load()) {
      for (Path image : images) {
        show(image, read(image), detector);
      }
    }
    return 0;
  }

  private Detector load() throws IOException {
    if (rebuild) {
      return labels == null
          ? Detector.rebuild(model)
          : Detector.rebuild(model, LabelMap.read(labels));
    }
    return labels == null ? Detector.load(model) : Detector.load(model, LabelMap.read(labels));
  }

  private static Picture read(Path image) throws IOException {
    if (!Files.isRegularFile(image)) {
      throw new BadInputException(
          "Expected a picture but there is no file %s; name another.".formatted(image));
    }
    try {
      return Pictures.decode(Files.readAllBytes(image));
    } catch (DamagedImageException e) {
      throw new BadInputException("%s: %s".formatted(image, e.getMessage()), e);
    }
  }

  private void show(Path image, Picture picture, Detector detector) throws IOException {
    List<Detection> found = detector.detect(picture, minScore);
    System.out.println(image);
    found.forEach(detection -> System.out.println("  " + detection));
    if (found.isEmpty()) {
      System.out.printf("  nothing with a score of %s or more%n", minScore);
    }
    if (out != null) {
      Picture drawn = Picture.of(DetectionPicture.draw(picture, found));
      byte[] jpeg = Pictures.jpeg(drawn, QUALITY);
      Files.createDirectories(out);
      AtomicFile.write(out.resolve(freeName(image)), stream -> stream.write(jpeg));
    }
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
