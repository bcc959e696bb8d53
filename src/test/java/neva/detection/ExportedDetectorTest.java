package neva.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neva.checkpoint.SharedData;
import neva.detection.metric.Detection;
import neva.detection.ssd.CocoModel;
import neva.detection.ssd.GoldenDetections;
import neva.image.Picture;
import neva.image.Pictures;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Real detectors as they come, against what NumPy computes from their weights. */
class ExportedDetectorTest {

  @TempDir Path folder;

  @Test
  void findsInAFrozenGraphWhatNumPyFinds() throws IOException {
    Path image = SharedData.file("od_api_samples/image1.jpg");
    try (Detector detector = ExportedDetector.load(CocoModel.frozenGraph())) {
      assertFindsAll(detector);
      assertThat(detector.predict(image, 0.71)).hasSize(1);
      assertThat(detector.predict(image)).hasSize(3);
      assertRefusesPictures(detector);
    }
  }

  private void assertRefusesPictures(Detector detector) throws IOException {
    Path file = Files.writeString(folder.resolve("frog.jpg"), "no picture");
    assertThatThrownBy(() -> detector.predict(file))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(file + ": Expected");
    assertThatThrownBy(() -> detector.predict(folder.resolve("toad.jpg")))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Expected a picture but there is no file");
    assertThatThrownBy(() -> detector.predict(SharedData.file("od_api_samples/image1.jpg"), 1.5))
        .isInstanceOf(BadInputException.class)
        .hasMessage("minScore must be between 0 and 1, found 1.5");
  }

  @Test
  void findsInASavedModelWhatNumPyFinds() throws IOException {
    try (Detector detector = ExportedDetector.load(CocoModel.savedModel())) {
      assertFindsAll(detector);
    }
  }

  @Test
  void findsInTheRebuiltGraphWhatNumPyFinds() throws IOException {
    for (Path model :
        List.of(CocoModel.checkpoint(), CocoModel.frozenGraph(), CocoModel.savedModel())) {
      try (Detector detector = ExportedDetector.rebuild(model)) {
        assertFindsAll(detector);
      }
    }
  }

  @Test
  void rebuildsOnlyWithAPipelineConfig() {
    assertThatThrownBy(() -> ExportedDetector.rebuild(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Expected a pipeline.config beside");
  }

  private static void assertFindsAll(Detector detector) throws IOException {
    for (String name : GoldenDetections.PICTURES) {
      Path file = SharedData.file("od_api_samples/" + name);
      Picture picture = Pictures.decode(Files.readAllBytes(file));
      List<Detection> shares =
          detector.predict(file, GoldenDetections.LEAST_SCORE).stream()
              .map(found -> inShares(found, picture))
              .toList();
      GoldenDetections.assertFound(name, shares);
      assertThat(shares.stream().map(Detection::name))
          .startsWith(GoldenDetections.expected(name).get(0).name());
    }
  }

  private static Detection inShares(Detection found, Picture picture) {
    return new Detection(
        found.classId(),
        found.name(),
        found.score(),
        found.box().scale(1.0 / picture.width(), 1.0 / picture.height()));
  }

  @Test
  void refusesAFolderThatIsNoModel() {
    assertRefused(folder, "Expected a SavedModel with the file saved_model.pb but was none in");
  }

  @Test
  void refusesAFileThatIsNoGraph() throws IOException {
    Path file = Files.writeString(folder.resolve("model.pb"), "no graph at all");
    assertRefused(file, "Expected a frozen graph but was other or damaged data in");
  }

  private static void assertRefused(Path model, String start) {
    assertThatThrownBy(() -> ExportedDetector.load(model))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(start)
        .hasMessageContaining(model.toString());
  }
}
