package neva.classification;

import static neva.network.NetworkName.LAB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import neva.dataset.ImageData;
import neva.dataset.LabeledImages;
import neva.dataset.Shapes;
import neva.io.BadInputException;
import neva.io.Json;
import neva.network.NetworkName;
import neva.training.FrozenVariables;
import neva.training.Precision;
import neva.training.Run;
import neva.training.TrainingConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassifierConfigTest {

  private static final ImageData DATA = Shapes.generate(200, 10, 1);

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
            ClassifierConfig.of(LAB, DATA),
            ClassifierConfig.of(NetworkName.RESNET_20, DATA),
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
    assertThat(ClassifierConfig.of(LAB, DATA).training().steps()).isEqualTo(1000);
    assertThat(ClassifierConfig.cifar().training().steps()).isEqualTo(6_300);
  }

  @Test
  void otherBatchesAndSharesHeldOutMakeAsManyPasses() {
    ImageData large = Shapes.generate(20_000, 1, 1);
    assertThat(ClassifierConfig.of(LAB, large).training().steps()).isEqualTo(2_520);
    assertThat(steps(large, t -> t.withBatchSize(50))).isEqualTo(5_040);
    assertThat(steps(large, t -> t.withValidationSplit(0))).isEqualTo(2_800);
  }

  private static long steps(ImageData data, UnaryOperator<TrainingConfig> change) {
    return ClassifierConfig.of(LAB, data, change).training().steps();
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
  void windowsAreAsMuchOfALargeImageAsOfASmallOne() {
    ImageData large = ImageData.of(black(64, 128));
    assertThat(ClassifierConfig.of(LAB, large).input().window()).isEqualTo("48x96");
    assertThat(ClassifierConfig.of(NetworkName.MNIST_CONV, large).input().window())
        .isEqualTo("64x128");
    assertThat(ClassifierConfig.of(NetworkName.RESNET_20, large).input().window())
        .isEqualTo("64x128");
    assertThat(ClassifierConfig.of(LAB, ImageData.of(black(28, 20))).input().window())
        .isEqualTo("24x20");
  }

  private static LabeledImages black(int height, int width) {
    return new LabeledImages(
        height, width, 1, new byte[2 * height * width], new int[] {0, 1}, List.of("a", "b"));
  }

  @Test
  void windowsThatShowLittleOfAnImageAreRefused() {
    ImageData large = ImageData.of(black(128, 128));
    try (ImageClassifier classifier =
        ImageClassifier.create(ClassifierConfig.cifar(), large.classNames())) {
      assertThatThrownBy(() -> classifier.fit(large, Run.in(folder.resolve("large"))))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith(
              "Expected windows that show at least half of an image but those of 24x24 pixels show 4% of 128x128: take the windows");
    }
  }

  @Test
  void aSingleClassIsRefused() {
    assertThatThrownBy(() -> ImageClassifier.create(ClassifierConfig.cifar(), List.of("cat")))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Expected two classes or more but found [cat]");
  }

  @Test
  void rejectsATinyCrop() {
    assertThatThrownBy(() -> InputConfig.of(3, 8))
        .isInstanceOf(BadInputException.class)
        .hasMessage("crop must be at least 4 pixels, found 3: give larger images.");
  }
}
