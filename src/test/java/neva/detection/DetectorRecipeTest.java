package neva.detection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neva.detection.annotation.LabelMap;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.ssd.SsdConfig;
import neva.io.BadInputException;
import neva.io.Hint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What there is to start from decides how a detector is trained. */
class DetectorRecipeTest {

  private static final LabelMap THREE = LabelMap.of(List.of("frog", "fish", "newt"));
  private static final String MODEL = PipelineConfig.of(SsdConfig.mobileNetV2(3)).text();

  private static final Path THINGS = Path.of("savedmodels/things");

  private static final String TRAIN =
      """
      train_config {
        optimizer { adam_optimizer { learning_rate { constant_learning_rate {
          learning_rate: 0.01
        } } } }
        %s
      }
      """;

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  private PipelineConfig pipeline(String train) {
    return PipelineConfig.parse(MODEL + TRAIN.formatted(train), "a.config", warning -> {});
  }

  private DetectorConfig config(DetectorRecipe recipe) throws IOException {
    return recipe.config(THREE, 100, warnings::add);
  }

  @Test
  void fromNothingTheNetworkIsMobileNetV1ForTheClassesThatThereAre() throws IOException {
    assertThat(config(DetectorRecipe.fromNothing()))
        .isEqualTo(DetectorConfig.fromNothing(SsdConfig.mobileNetV1(3)));
    assertThat(warnings).isEmpty();
  }

  @Test
  void aPipelineDecidesTheNetworkAndNamesTheModelToStartFrom() throws IOException {
    PipelineConfig named = pipeline("batch_size: 5 fine_tune_checkpoint: 'zoo/model.ckpt'");
    assertThat(DetectorRecipe.of(named, warnings::add).base()).hasValue(Path.of("zoo/model.ckpt"));
    assertThat(warnings).isEmpty();
    DetectorConfig config = config(new DetectorRecipe(Optional.empty(), Optional.of(named)));
    assertThat(config.ssd().head()).isEqualTo(SsdConfig.mobileNetV2(3).head());
    assertThat(config.training().batchSize()).isEqualTo(5);
  }

  @Test
  void saysWhatOfAPipelineIsLostWithoutABase() throws IOException {
    String placeholder = "fine_tune_checkpoint: 'PATH_TO_BE_CONFIGURED/model.ckpt' batch_size: 2";
    PipelineConfig frozen =
        PipelineConfig.parse(
            MODEL.replaceFirst("\\n  }\\n}\\s*$", "\n    freeze_batchnorm: true\n  }\n}\n")
                + TRAIN.formatted(placeholder),
            "a.config",
            warning -> {});
    assertThat(config(DetectorRecipe.of(frozen, warnings::add)).frozenNorm()).isFalse();
    assertThat(warnings)
        .satisfiesExactly(
            first -> assertThat(first).contains("fine_tune_checkpoint", "from nothing"),
            second -> assertThat(second).contains("freeze_batchnorm", "there is none"));
  }

  @Test
  void refusesABaseThatIsNoModel() throws IOException {
    Files.writeString(folder.resolve("pipeline.config"), MODEL);
    assertThatThrownBy(() -> config(DetectorRecipe.fineTuning(folder)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining(folder.toString());
  }

  @Test
  void findsTheNetworkOfAModelBesideItOrAroundIt() throws IOException {
    Path model = folder.resolve("zoo/export/saved_model");
    Files.createDirectories(model);
    Files.write(model.resolve("saved_model.pb"), new byte[0]);
    assertThat(ModelFiles.at(model).network()).isEmpty();
    Files.writeString(folder.resolve("zoo/export/pipeline.config"), MODEL);
    for (Path way : List.of(model, model.getParent(), model.resolve("saved_model.pb"))) {
      assertThat(ModelFiles.at(way).network()).hasValue(SsdConfig.mobileNetV2(3));
    }
    assertThat(ModelFiles.at(folder.resolve("zoo/export/model.ckpt")).network()).isPresent();
  }

  @Test
  void fineTunesTheNetworkBesideTheModelForTheClassesThatThereAre() throws IOException {
    SsdConfig things = PipelineConfig.read(THINGS.resolve("pipeline.config"), w -> {}).model();
    assertThat(config(DetectorRecipe.fineTuning(THINGS)))
        .isEqualTo(DetectorConfig.fineTuning(things.withClasses(3), THINGS, 100));
  }

  private Path bareCheckpoint() throws IOException {
    for (String file : List.of("variables.index", "variables.data-00000-of-00001")) {
      Files.copy(THINGS.resolve("variables").resolve(file), folder.resolve(file));
    }
    return folder.resolve("variables");
  }

  @Test
  void withoutANetworkItHelpsToNameAPipelineConfig() throws IOException {
    assertThatThrownBy(() -> config(DetectorRecipe.fineTuning(bareCheckpoint())))
        .isInstanceOfSatisfying(
            BadInputException.class,
            e -> {
              assertThat(e).hasMessageStartingWith("Expected a pipeline.config beside");
              assertThat(e.hint()).hasValue(Hint.PIPELINE_CONFIG);
            });
  }
}
