package neva.training;

import static neva.training.TinyTraining.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import neva.tensorboard.EventReader;
import neva.tensorboard.ScalarPoint;
import neva.training.Outcome.End;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tensorflow.Operand;
import org.tensorflow.Tensor;

class TrainingLoopTest {

  @TempDir Path folder;

  private Run run;

  @BeforeEach
  void begin() throws IOException {
    run = Run.in(folder.resolve("run"));
    run.begin(CONFIG).close();
  }

  private Outcome train(TrainingConfig config) throws IOException {
    try (TinyTraining tiny = new TinyTraining(config)) {
      return tiny.train(run);
    }
  }

  private Outcome train(TrainingConfig config, double... validationLosses) throws IOException {
    try (TinyTraining tiny = new TinyTraining(config)) {
      Evaluation evaluation = ScriptedEvaluation.of(validationLosses);
      return tiny.train(run, tiny::batch, Optional.of(evaluation));
    }
  }

  private static TrainingConfig with(Cadence cadence) {
    return CONFIG.withCadence(cadence);
  }

  private static List<Long> steps(Path log, String tag) throws IOException {
    return EventReader.scalars(log, tag).stream().map(ScalarPoint::step).toList();
  }

  private List<String> checkpoints() throws IOException {
    try (Stream<Path> files = Files.list(run.checkpoints())) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".index"))
          .sorted()
          .toList();
    }
  }

  private String best() throws IOException {
    return TinyTraining.directory(run).best().orElseThrow().getFileName().toString();
  }

  @Test
  void trainsToTheEnd() throws IOException {
    Outcome outcome = train(CONFIG.withSteps(60));
    assertThat(outcome.end()).isEqualTo(End.COMPLETE);
    assertThat(outcome.firstStep()).isZero();
    assertThat(outcome.step()).isEqualTo(60);
    assertThat(outcome.wasFinished()).isFalse();
    List<ScalarPoint> validation = EventReader.scalars(run.evalLogs(), "loss");
    assertThat(validation.get(validation.size() - 1).value())
        .isLessThan(validation.get(0).value() / 2);
  }

  @Test
  void logsLossMetricsAndRateAtTheirCadence() throws IOException {
    train(with(Cadence.AT_END.withScalars(6)));
    for (String tag : List.of("loss", "rmse", "learning_rate")) {
      assertThat(steps(run.trainLogs(), tag)).as(tag).containsExactly(6L, 12L, 18L);
    }
    assertThat(EventReader.scalars(run.trainLogs(), "learning_rate"))
        .allSatisfy(point -> assertThat((float) point.value()).isEqualTo(0.01f));
  }

  @Test
  void logsTheRateThatTheStepUsed() throws IOException {
    Schedule schedule = new Schedule.Step(0.5, 0.5, 2);
    train(CONFIG.withSchedule(schedule).withSteps(4));
    assertThat(EventReader.scalars(run.trainLogs(), "learning_rate"))
        .extracting(ScalarPoint::value)
        .containsExactly(0.5, 0.5, 0.25, 0.25);
  }

  @Test
  void logsTheGraphOnce() throws IOException {
    train(CONFIG);
    assertThat(EventReader.read(run.trainLogs()).stream().filter(event -> event.hasGraphDef()))
        .hasSize(1);
  }

  @Test
  void evaluatesAtTheCadenceAndAtTheEnd() throws IOException {
    train(with(Cadence.AT_END.withEvaluate(8)));
    assertThat(steps(run.evalLogs(), "loss")).containsExactly(8L, 16L, 20L);
  }

  @Test
  void evaluatesAtTheEndOnceWhenTheCadenceMeetsIt() throws IOException {
    train(with(Cadence.AT_END.withEvaluate(10)), 2, 1);
    assertThat(steps(run.evalLogs(), "loss")).containsExactly(10L, 20L);
  }

  @Test
  void logsHistogramsOfWeightsAndGradients() throws IOException {
    train(with(Cadence.AT_END.withHistograms(10)));
    assertThat(EventReader.tags(run.trainLogs()))
        .containsEntry("weights/conv/weights", "histograms")
        .containsEntry("gradients/conv/weights", "histograms")
        .containsEntry("weights/norm/gamma", "histograms")
        .containsEntry("gradients/fc/biases", "histograms")
        .doesNotContainKey("weights/norm/moving_mean")
        .doesNotContainKey("loss");
  }

  @Test
  void histogramsDoNotChangeTheTraining() throws IOException {
    train(CONFIG);
    var without = TinyTraining.newest(run);
    run = Run.in(folder.resolve("other"));
    run.begin(CONFIG).close();
    train(with(CONFIG.cadence().withHistograms(1).withEvaluate(1).withCheckpoint(1)));
    assertThat(TinyTraining.newest(run)).isEqualTo(without);
  }

  @Test
  void keepsTheNewestCheckpoints() throws IOException {
    train(with(Cadence.AT_END.withCheckpoint(3).withMaxToKeep(2)));
    assertThat(checkpoints()).containsExactly("model-18.index", "model-20.index");
  }

  @Test
  void theBestCheckpointFollowsTheWatchedMetric() throws IOException {
    Outcome outcome = train(CONFIG, 3, 1, 2, 5);
    assertThat(outcome.bestStep()).isEqualTo(10);
    assertThat(outcome.best()).isEqualTo(1);
    assertThat(best()).isEqualTo("model-10");
    assertThat(
            Files.list(run.checkpoints().resolve("best"))
                .filter(f -> f.toString().endsWith(".index")))
        .hasSize(1);
  }

  @Test
  void stopsWhenPatienceRunsOut() throws IOException {
    Outcome outcome = train(CONFIG.withPatience(2), 3, 4, 5);
    assertThat(outcome.end()).isEqualTo(End.FINISHED_EARLY);
    assertThat(outcome.step()).isEqualTo(15);
    assertThat(best()).isEqualTo("model-5");
    assertThat(checkpoints()).contains("model-15.index");
  }

  @Test
  void aTrainingThatRanOutOfPatienceStaysFinished() throws IOException {
    train(CONFIG.withPatience(2), 3, 4, 5);
    Outcome again = train(CONFIG.withPatience(2));
    assertThat(again.end()).isEqualTo(End.FINISHED_EARLY);
    assertThat(again.wasFinished()).isTrue();
    assertThat(again.bestStep()).isEqualTo(5);
  }

  @Test
  void trainsWithoutValidationData() throws IOException {
    try (TinyTraining tiny = new TinyTraining(CONFIG)) {
      Outcome outcome = tiny.train(run, tiny::batch, Optional.empty());
      assertThat(outcome.end()).isEqualTo(End.COMPLETE);
      assertThat(outcome.bestStep()).isZero();
      assertThat(outcome.best()).isNaN();
      assertThat(TinyTraining.directory(run).best()).isEmpty();
    }
  }

  @Test
  void stopsWhenTheLossIsNoNumberAndNamesTheStep() throws IOException {
    try (TinyTraining tiny = new TinyTraining(CONFIG)) {
      Batches poisoned = step -> step == 7 ? tiny.batchOf(Float.NaN) : tiny.batch(step);
      assertThatThrownBy(() -> tiny.train(run, poisoned, Optional.of(tiny.validation())))
          .isInstanceOf(NonFiniteLossException.class)
          .hasMessageContaining("NaN at step 8");
    }
    assertThat(checkpoints()).containsExactly("model-5.index");
    assertFinite();
  }

  @Test
  void namesThePartsOfTheLossAndTheExamplesThatMadeItNoNumber() throws IOException {
    try (TinyTraining tiny = new TinyTraining(CONFIG)) {
      Batches poisoned =
          new Batches() {
            @Override
            public Map<Operand<?>, Tensor> at(long step) {
              return tiny.batchOf(Float.NaN);
            }

            @Override
            public String origin(long step) {
              return "the examples of step " + step;
            }
          };
      assertThatThrownBy(() -> tiny.train(run, poisoned, Optional.empty()))
          .hasMessageStartingWith(
              "The loss became NaN at step 1 (rmse), on the examples of step 0; checkpoints");
    }
  }

  /** The loss of step 6 is a number still, but its update is infinite. */
  @Test
  void savesNoWeightsThatAreNoNumbers() throws IOException {
    TrainingConfig config =
        CONFIG
            .withOptimizer(new Sgd(0))
            .withSchedule(new Schedule.Step(1e-3, 1e30, 5))
            .withCadence(Cadence.AT_END.withScalars(1).withCheckpoint(2).withMaxToKeep(3));
    try (TinyTraining tiny = new TinyTraining(config)) {
      Batches huge = step -> step == 5 ? tiny.batchOf(1e18f) : tiny.batch(step);
      assertThatThrownBy(() -> tiny.train(run, huge, Optional.empty()))
          .isInstanceOf(NonFiniteLossException.class)
          .hasMessageStartingWith("The weights became infinite or NaN at step 6;");
    }
    assertThat(checkpoints()).containsExactly("model-2.index", "model-4.index");
    assertFinite();
  }

  private void assertFinite() throws IOException {
    for (var tensor : TinyTraining.newest(run).entrySet()) {
      if (tensor.getKey().equals("global_step")) {
        continue;
      }
      FloatBuffer values = tensor.getValue().order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer();
      while (values.hasRemaining()) {
        assertThat(values.get()).as(tensor.getKey()).isFinite();
      }
    }
  }

  @Test
  void tellsOfEveryBatchAndEvaluation() throws IOException {
    List<String> shown = new ArrayList<>();
    try (TinyTraining tiny = new TinyTraining(CONFIG)) {
      tiny.train(run, Recorded.in(shown));
    }
    assertThat(shown)
        .hasSize(20 + 4)
        .startsWith("batch 1 [loss, rmse]")
        .containsSubsequence(
            "batch 5 [loss, rmse]", "evaluated 5 [loss] best", "batch 6 [loss, rmse]")
        .contains("batch 20 [loss, rmse]");
  }

  @Test
  void checkpointsHoldEverythingThatAStepNeeds() throws IOException {
    train(CONFIG);
    assertThat(TinyTraining.newest(run))
        .containsKeys("global_step", "beta1_power", "beta2_power")
        .containsKeys("conv/weights", "conv/weights/Adam", "conv/weights/Adam_1")
        .containsKeys("norm/moving_mean", "norm/moving_variance", "norm/gamma/Adam")
        .doesNotContainKey("norm/moving_mean/Adam")
        .hasSize(8 + 2 * 6 + 3);
  }
}
