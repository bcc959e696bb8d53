package neva.classification;

import static neva.network.NetworkName.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.io.BadInputException;
import neva.io.Json;
import neva.network.NetworkName;
import neva.training.FrozenVariables;
import neva.training.Precision;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierConfigTest {

  @TempDir Path folder;

  @Test
  void comesBackFromJson() throws IOException {
    ClassifierConfig plain = ClassifierConfig.lab().withInput(InputConfig::plain);
    ClassifierConfig based =
        plain.withBase(new BaseConfig("runs/a", new FrozenVariables(List.of("conv"))));
    for (ClassifierConfig config :
        List.of(
            ClassifierConfig.lab(),
            ClassifierConfig.cifar(),
            ClassifierConfig.forImages(200),
            ClassifierConfig.of(NetworkName.RESNET_20, 200),
            based,
            plain)) {
      Path file = folder.resolve("config.json");
      Json.write(file, config);
      assertThat(Json.read(file, ClassifierConfig.class)).isEqualTo(config);
    }
  }

  @Test
  void noColorDistortionIsWrittenAsNull() {
    ClassifierConfig plain = ClassifierConfig.lab().withInput(InputConfig::plain);
    assertThat(Json.tree(plain).get("input").get("colorDistortion").isNull()).isTrue();
  }

  @Test
  void smallSetsGetEnoughSteps() {
    assertThat(ClassifierConfig.forImages(10).training().steps()).isEqualTo(1000);
    assertThat(ClassifierConfig.cifar().training().steps()).isEqualTo(6_300);
  }

  @Test
  void otherBatchesAndSharesHeldOutMakeAsManyPasses() {
    assertThat(ClassifierConfig.of(LAB, 50_000, 50, 0.1).training().steps()).isEqualTo(12_600);
    assertThat(ClassifierConfig.of(LAB, 50_000, 100, 0).training().steps()).isEqualTo(7_000);
    assertThat(ClassifierConfig.of(LAB, 50_000, 100, 0.1)).isEqualTo(ClassifierConfig.cifar());
  }

  @Test
  void aChangeOfTheTrainingLeavesTheRestAlone() {
    ClassifierConfig changed =
        ClassifierConfig.lab().withTraining(t -> t.withPrecision(Precision.BFLOAT16));
    assertThat(changed.training().precision()).isEqualTo(Precision.BFLOAT16);
    assertThat(changed.withTraining(t -> t.withPrecision(Precision.FLOAT32)))
        .isEqualTo(ClassifierConfig.lab());
  }

  @Test
  void rejectsATinyCrop() {
    assertThatThrownBy(() -> new InputConfig(3, 0, Flip.NONE, 0, null, Normalization.NONE))
        .isInstanceOf(BadInputException.class)
        .hasMessage("crop must be at least 4 pixels, found 3: give larger images.");
  }
}
