package neva.classification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.IntStream;
import neva.dataset.ImageData;
import neva.dataset.Shapes;
import neva.io.Json;
import neva.network.NetworkName;
import neva.tensorboard.EventReader;
import neva.training.FrozenVariables;
import neva.training.Run;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.proto.Event;

/** What a classification run tells TensorBoard beside its curves. */
class ClassifierLogTest {

  private static final ImageData SHAPES = Shapes.generate(40, 20, 1);

  @TempDir static Path folder;
  private static Predictions predictions;

  @BeforeAll
  static void train() throws IOException {
    ClassifierConfig config =
        ClassifierConfig.of(NetworkName.GAP, SHAPES)
            .withTraining(draft -> draft.withSteps(2).withBatchSize(10));
    try (var classifier = ImageClassifier.create(config, SHAPES.classNames())) {
      classifier.fit(SHAPES, Run.in(folder.resolve("run")));
      predictions = classifier.evaluate(SHAPES.test());
    }
    try (var again = ImageClassifier.create(config, SHAPES.classNames())) {
      again.fit(SHAPES, run());
    }
  }

  private static Run run() {
    return Run.existing(folder.resolve("run"));
  }

  @Test
  void averagePrecisionIsAmongTheMetrics() throws IOException {
    Path report = folder.resolve("report");
    new ClassifierReport(report).writePredictions(predictions, "test");
    JsonNode test = Json.read(report.resolve("metrics.json"), JsonNode.class).get("test");
    PrecisionRecallReport curves = PrecisionRecallReport.of(predictions);
    double mean = test.get("meanAveragePrecision").asDouble();
    assertThat(mean).isCloseTo(curves.meanAveragePrecision(), within(1e-9));
    assertThat(IntStream.range(0, 10).mapToDouble(curves::averagePrecision).average().orElseThrow())
        .isCloseTo(mean, within(1e-9));
    assertThat(test.get("classes").get("circle").get("averagePrecision").asDouble())
        .isCloseTo(curves.averagePrecision(SHAPES.classNames().indexOf("circle")), within(1e-9));
    assertThat(report.resolve("test-precision-recall.png")).isNotEmptyFile();
  }

  @Test
  void precisionAgainstRecallIsLoggedOnce() throws IOException {
    for (int time = 0; time < 2; time++) {
      ClassifierReport.logPrecisionRecall(run(), predictions, "test");
    }
    Path logs = folder.resolve("run/logs/test");
    assertThat(EventReader.tags(logs))
        .hasSize(10)
        .contains(entry("precision_recall/circle", "pr_curves"));
    assertThat(EventReader.read(logs))
        .filteredOn(Event::hasSummary)
        .hasSize(10)
        .allMatch(event -> event.getStep() == 2);
  }

  @Test
  void theOptionsAreLoggedOnceThoughTheRunWasResumed() throws IOException {
    Path logs = folder.resolve("run/logs");
    assertThat(EventReader.read(logs)).filteredOn(Event::hasSummary).hasSize(3);
    assertThat(EventReader.tags(logs))
        .isEqualTo(
            Map.of(
                "_hparams_/experiment", "hparams",
                "_hparams_/session_start_info", "hparams",
                "_hparams_/session_end_info", "hparams"));
  }

  @Test
  void theOptionsAreThoseOfTheConfiguration() throws IOException {
    ClassifierConfig config =
        ClassifierConfig.of(NetworkName.GAP, SHAPES)
            .withBase(new BaseConfig("runs/a", new FrozenVariables(List.of("conv", "norm"))));
    SortedMap<String, Object> options = HParamsLog.options(ClassifierRun.of(SHAPES, config));
    assertThat(options)
        .containsEntry("data", "shapes")
        .containsEntry("network", "gap")
        .containsEntry("steps", 1000.0)
        .containsEntry("batchSize", 100.0)
        .containsEntry("input.cropHeight", 24.0)
        .containsEntry("optimizer.momentum", 0.95)
        .containsEntry("base.frozenVariables", "[\"conv\",\"norm\"]")
        .containsKeys("optimizer.kind", "schedule.kind", "learning_rate", "seed", "precision")
        .doesNotContainKeys("cadence.maxToKeep", "training.batchSize");
  }
}
