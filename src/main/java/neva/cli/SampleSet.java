package neva.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import neva.detection.recordset.AnnotationSource;
import neva.detection.recordset.AnnotationSource.Kind;
import neva.detection.recordset.Conversion;
import neva.detection.recordset.SplitConfig;
import neva.io.BadInputException;

/**
 * The drawn scenes with frogs that come with Neva, and the model that has seen other things alone.
 */
final class SampleSet {

  private static final double TRAINS = 0.75;

  private SampleSet() {}

  /** The folder of Neva, which the launcher names; that of the process where it does not. */
  private static Path home() {
    Path home = Path.of(System.getProperty("neva.home", "")).toAbsolutePath().normalize();
    Path here = Path.of("").toAbsolutePath().normalize();
    return home.equals(here) ? Path.of("") : home;
  }

  /** The model to start from. */
  static Path model() {
    return required(home().resolve("savedmodels/things"), "--base PATH");
  }

  static Path labels() {
    return required(home().resolve("detection/label_map.pbtxt"), "--labels FILE");
  }

  /** The folder of the records, which are made of the pictures when they are not there. */
  static Path records() throws IOException {
    Path folder = required(home().resolve("detection/images"), "--train FILES").getParent();
    Path records = folder.resolve("records");
    if (!Files.exists(records.resolve("report.json"))) {
      var scenes =
          new AnnotationSource(Kind.VOC, folder.resolve("images"), folder.resolve("annotations"));
      Conversion.of(scenes, records).withLabels(labels()).withSplit(SplitConfig.of(TRAINS)).run();
      System.out.printf("records:  %s, of the scenes in %s%n", records, folder);
    }
    return records;
  }

  private static Path required(Path path, String option) {
    if (!Files.exists(path)) {
      throw new BadInputException(
          "Expected %s but found none, and Neva's sample %s is not there.".formatted(option, path));
    }
    return path;
  }
}
