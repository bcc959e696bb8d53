package neva.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.sample.Augmentation;
import neva.detection.sample.Recolouring;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.Start;
import neva.training.FrozenVariables;
import neva.training.Schedule;
import neva.training.Sgd;
import org.junit.jupiter.api.Test;

/** What a pipeline.config says reaches the training. */
class PipelineRecipeTest {

  private static final String MODEL =
      PipelineConfig.of(SsdConfig.mobileNetV1(2))
          .text()
          .replaceFirst("\\n  }\\n}\\s*$", "\n    %s\n  }\n}\n");
  private static final DetectorConfig TUNED =
      DetectorConfig.fineTuning(SsdConfig.mobileNetV1(2), Path.of("zoo/model.ckpt"), 100);

  private final List<String> warnings = new ArrayList<>();

  private DetectorConfig applied(String ssd, String train, DetectorConfig recipe) {
    PipelineConfig pipeline =
        PipelineConfig.parse(MODEL.formatted(ssd) + train, "a.config", warnings::add);
    return PipelineRecipe.apply(pipeline, recipe);
  }

  @Test
  void allThatAFileSaysReachesTheTraining() {
    DetectorConfig config =
        applied(
            "freeze_batchnorm: false",
            """
            train_config {
              batch_size: 6
              num_steps: 70
              optimizer { momentum_optimizer {
                momentum_optimizer_value: 0.8
                learning_rate { manual_step_learning_rate {
                  initial_learning_rate: 0.1
                  schedule { step: 50 learning_rate: 0.01 }
                } }
              } }
              gradient_clipping_by_norm: 3
              fine_tune_checkpoint_version: V2
              fine_tune_checkpoint_type: "detection"
              freeze_variables: "FeatureExtractor/.*"
              data_augmentation_options { random_horizontal_flip { } }
              data_augmentation_options { random_adjust_hue { max_delta: 0.1 } }
              data_augmentation_options { random_adjust_contrast { min_delta: 0.5 } }
            }
            """,
            TUNED);
    assertThat(warnings).isEmpty();
    assertThat(config.frozenNorm()).isFalse();
    assertThat(config.start()).isEqualTo(Start.FEATURES);
    assertThat(config.frozenVariables())
        .isEqualTo(new FrozenVariables(List.of("FeatureExtractor/.*")));
    assertThat(config.augmentation())
        .isEqualTo(
            new Augmentation(
                true, false, Recolouring.NONE.withHue(0.1f).withContrast(0.5f, 1.25f)));
    assertThat(config.training())
        .isEqualTo(
            TUNED
                .training()
                .withBatchSize(6)
                .withSteps(70)
                .withOptimizer(new Sgd(0.8f))
                .withSchedule(
                    new Schedule.Piecewise(0.1, List.of(new Schedule.Piecewise.Change(50, 0.01))))
                .withClipNorm(3));
    assertThat(config.ssd()).isEqualTo(TUNED.ssd());
    assertThat(config.base()).isEqualTo(TUNED.base());
  }

  @Test
  void whatAFileDoesNotSayStaysWithTheRecipe() {
    assertThat(applied("", "", TUNED)).isEqualTo(TUNED);
    assertThat(warnings).isEmpty();
  }

  @Test
  void whatAFileSaysOfBatchNormalisationWins() {
    DetectorConfig many = TUNED.withFrozenNorm(false);
    assertThat(applied("freeze_batchnorm: true", "", many).frozenNorm()).isTrue();
    assertThat(applied("freeze_batchnorm: false", "", TUNED).frozenNorm()).isFalse();
    DetectorConfig nothing = DetectorConfig.fromNothing(SsdConfig.mobileNetV1(2));
    assertThat(applied("freeze_batchnorm: true", "", nothing)).isEqualTo(nothing);
  }
}
