package neva.detection;

import static neva.detection.ssd.Start.FEATURES;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.detection.ssd.ClassificationLoss;
import neva.detection.ssd.HardExamples;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.SsdLoss;
import neva.io.BadInputException;
import neva.io.Json;
import neva.training.FrozenVariables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DetectorConfigTest {

  private static final SsdConfig SSD = SsdConfig.mobileNetV1(3);
  private static final Path BASE = Path.of("zoo/model.ckpt");

  private static final FrozenVariables HEADS = new FrozenVariables(List.of("BoxPredictor_\\d"));

  @TempDir Path folder;

  private static SsdConfig withLoss(HardExamples hard) {
    return SSD.withLoss(new SsdLoss(new ClassificationLoss.Sigmoid(), hard, 1, 1, true, false));
  }

  @Test
  void freezesStatisticsWithFewPicturesAndABase() {
    assertThat(DetectorConfig.fineTuning(SSD, BASE, 999).frozenNorm()).isTrue();
    assertThat(DetectorConfig.fineTuning(SSD, BASE, 1_000).frozenNorm()).isFalse();
    assertThat(DetectorConfig.fromNothing(SSD).frozenNorm()).isFalse();
  }

  @Test
  void learnsFromPicturesWithoutObjectsWhateverThePublishedNetworkDid() {
    HardExamples published = new HardExamples(3, 0, 3000, HardExamples.By.CLASSIFICATION);
    for (DetectorConfig config :
        new DetectorConfig[] {
          DetectorConfig.fineTuning(withLoss(published), BASE, 10),
          DetectorConfig.fromNothing(withLoss(published))
        }) {
      assertThat(config.ssd().loss()).isEqualTo(SsdLoss.SSD);
    }
    HardExamples own = new HardExamples(2, 7, 100, HardExamples.By.BOTH);
    assertThat(DetectorConfig.fineTuning(withLoss(own), BASE, 10).ssd()).isEqualTo(withLoss(own));
    assertThat(DetectorConfig.fineTuning(withLoss(null), BASE, 10).ssd()).isEqualTo(withLoss(null));
  }

  @Test
  void comesBackFromJson() throws IOException {
    for (DetectorConfig config :
        new DetectorConfig[] {
          DetectorConfig.fineTuning(SSD, BASE, 10).withAppendClasses(true),
          DetectorConfig.fineTuning(SSD, BASE, 10).withFrozenVariables(HEADS),
          DetectorConfig.fromNothing(SsdConfig.mobileNetV2(2)),
          DetectorConfig.fromNothing(withLoss(null))
        }) {
      Path file = folder.resolve("config.json");
      Json.write(file, config);
      assertThat(Json.read(file, DetectorConfig.class)).isEqualTo(config);
    }
  }

  @Test
  void whatTheBaseGivesNeedsABase() {
    DetectorConfig config = DetectorConfig.fromNothing(SSD);
    assertThatThrownBy(() -> config.withAppendClasses(true))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("appendClasses must come with a base");
    assertThatThrownBy(() -> config.withFrozenNorm(true))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("frozenNorm must come with a base");
    assertThatThrownBy(() -> config.withFrozenVariables(HEADS))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("frozenVariables must come with a base");
  }

  @Test
  void classesAreKeptWithTheirHeadsAlone() {
    DetectorConfig config = DetectorConfig.fineTuning(SSD, BASE, 10).withStart(FEATURES);
    assertThatThrownBy(() -> config.withAppendClasses(true))
        .isInstanceOf(BadInputException.class)
        .hasMessage("appendClasses must come with all weights of the base, found start FEATURES");
  }

  @Test
  void refusesPatternsThatAreNone() {
    assertThatThrownBy(() -> new FrozenVariables(List.of("Box", "Conv2d_[0-5")))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith(
            "frozenVariables must be regular expressions, found Conv2d_[0-5: Unclosed");
  }
}
