package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import neva.cli.NevaProcess.Result;
import neva.io.Json;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Other networks, other ways to see images, and other runs to start from. */
class NetworkOptionsTest {

  private static final String TRAIN =
      "classify train --data folder:@pictures --steps 3 --batch-size 10 --run ";

  private static final String RESUME =
      "classify train --resume --run @whole --data folder:@pictures";

  @TempDir Path folder;

  @BeforeEach
  void furnish() throws Exception {
    Workshop.furnish(folder);
  }

  private Result neva(String line) {
    Result result = NevaHere.run(folder, line);
    assertThat(result.exitCode()).as(result.toString()).isZero();
    return result;
  }

  private JsonNode config(String run) throws Exception {
    return Json.read(folder.resolve(run).resolve("config.json"), JsonNode.class).get("config");
  }

  private void refuses(String line, String... parts) {
    Result refused = NevaHere.run(folder, line);
    assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(2);
    assertThat(refused.err()).singleElement().asString().contains(parts);
  }

  @ParameterizedTest
  @CsvSource({"gap, zca", "mnist-dense, none", "mnist-conv, image", "resnet-20, channel"})
  void trainsResumesAndExportsEveryNetwork(String network, String preparation) throws Exception {
    neva(TRAIN + "@run --network %s --prepare %s --rotate 10".formatted(network, preparation));
    assertThat(config("run").get("network").asText()).isEqualTo(network);
    assertThat(config("run").get("input").get("rotation").asDouble()).isEqualTo(10);
    assertThat(neva("classify train --resume --run @run").out()).contains("was complete");
    neva("classify export --run @run");
    String fromRun = neva("classify predict --run @run @pictures/disc/1.png").out();
    assertThat(neva("classify predict --model @run/export @pictures/disc/1.png").out())
        .isEqualTo(fromRun);
  }

  @Test
  void aResumedRunKeepsItsNetwork() throws Exception {
    refuses(RESUME + " --network gap", "network was \"lab\" and is now \"gap\"");
    refuses(RESUME + " --prepare zca", "normalization was \"IMAGE\" and is now \"ZCA\"");
    refuses(RESUME + " --flip both", "flip was \"HORIZONTAL\"", "\"BOTH\"");
  }

  @Test
  void thePresetOfAResumedRunChangesNothing() throws Exception {
    neva(TRAIN + "@lab --preset lab");
    JsonNode before = config("lab");
    String out = neva("classify train --resume --run @lab --preset lab").out();
    assertThat(out).contains("was complete");
    assertThat(config("lab")).isEqualTo(before);
    refuses(RESUME + " --preset lab", "it has another recipe");
  }

  @Test
  void startsFromAnotherRunAndLearnsTheTopAnew() throws Exception {
    String out =
        neva(TRAIN
                + "@top --base @whole --freeze conv --freeze norm --freeze fc --classes"
                + " stripe,disc")
            .out();
    assertThat(out).contains("stripe", "disc").doesNotContain("No variable begins");
    assertThat(config("top").get("base").get("frozenVariables")).hasSize(3);
    neva("classify train --resume --run @top");
    assertThat(neva("classify evaluate --run @top").out()).doesNotContain("square");
  }

  @Test
  void tellsAPatternThatFreezesNothing() throws Exception {
    assertThat(neva(TRAIN + "@top --base @whole --freeze conf").out())
        .contains("No variable begins with conf, which is to be frozen.");
  }

  @Test
  void refusesWhatDoesNotFitTogether() throws Exception {
    refuses(TRAIN + "@new --preset lab --network gap", "Expected --preset lab alone");
    refuses(TRAIN + "@new --freeze conv", "Expected --base RUN with --freeze");
    refuses(TRAIN + "@new --network vgg", "network must be one of lab, mnist-dense");
    refuses(TRAIN + "@new --base @nowhere", "Expected a run directory", "nowhere");
    refuses(TRAIN + "@new --base @whole --network gap", "Expected a base with the network gap");
    refuses(TRAIN + "@new --base @whole --freeze [", "must be regular expressions, found [");
    refuses(TRAIN + "@new --rotate 200", "rotation must be between 0 and 180, found 200");
    refuses(TRAIN + "@new --classes disc,strip", "strip", "stripe");
    assertThat(folder.resolve("new")).doesNotExist();
  }
}
