package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import neva.classification.ClassifierConfig;
import neva.dataset.ImageData;
import neva.dataset.Shapes;
import neva.detection.DetectorConfig;
import neva.detection.ssd.SsdConfig;
import neva.io.Text;
import neva.network.NetworkName;
import neva.training.TrainingConfig;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine.Model.CommandSpec;

/** The help names the numbers that the recipes train with. */
class DefaultsTest {

  private static final List<CommandSpec> COMMANDS = OptionsTest.commands();

  static Stream<Arguments> recipes() {
    ImageData data = Shapes.generate(20, 10, 1);
    Stream<Arguments> classifiers =
        Stream.of(NetworkName.values())
            .map(name -> ClassifierConfig.of(name, data).training())
            .map(training -> Arguments.of("neva classify train", training));
    SsdConfig network = SsdConfig.mobileNetV1(1);
    return Stream.concat(
        classifiers,
        Stream.of(
            Arguments.of("neva classify train", ClassifierConfig.lab().training()),
            Arguments.of("neva detect train", DetectorConfig.fromNothing(network).training()),
            Arguments.of(
                "neva detect train",
                DetectorConfig.fineTuning(network, Path.of("base"), 10).training())));
  }

  @ParameterizedTest
  @MethodSource("recipes")
  void areThoseOfTheRecipe(String command, TrainingConfig training) {
    assertShows(command, "--batch-size", training.batchSize());
    assertShows(command, "--learning-rate", training.schedule().initialRate());
    assertShows(command, "--seed", training.seed());
    assertShows(command, "--steps", training.steps());
    assertShows(command, "--validation-split", training.validationSplit());
    assertShows(command, "--max-to-keep", training.cadence().maxToKeep());
    assertShows(command, "--patience", training.patience());
  }

  private static void assertShows(String command, String option, Number value) {
    String number =
        value instanceof Double
            ? BigDecimal.valueOf(value.doubleValue()).stripTrailingZeros().toPlainString()
            : Text.format("%,d", value);
    String help = String.join(" ", command(command).findOption(option).description());
    assertThat(help.substring(help.indexOf("(default: ")))
        .containsPattern("(?<![\\d.,])" + Pattern.quote(number) + "(?![.,]?\\d)");
  }

  private static CommandSpec command(String name) {
    return COMMANDS.stream()
        .filter(command -> command.qualifiedName().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
