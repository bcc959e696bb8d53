package neva.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import neva.io.BadInputException;
import neva.io.Json;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("locale")
class ConfigJsonTest {

  @TempDir Path folder;

  private record Holder(Schedule schedule, Optimizer optimizer) {}

  static Stream<Schedule> schedules() {
    List<Schedule> plain =
        List.of(
            new Schedule.Constant(1e-4),
            new Schedule.Step(0.1, 0.5, 1000),
            new Schedule.Exponential(0.1, 0.94, 2500),
            new Schedule.Linear(2e-3),
            new Schedule.Cosine(2e-3));
    return Stream.concat(plain.stream(), plain.stream().map(schedule -> schedule.warmUp(50)));
  }

  static Stream<Optimizer> optimizers() {
    return Stream.of(
        new Sgd(0),
        new Sgd(0.9f),
        Adam.DEFAULT,
        new Adam(0.8f, 0.99f, 1e-7f),
        new AdamW(Adam.DEFAULT, 0.05f),
        RmsProp.SSD,
        Adadelta.DEFAULT,
        new Muon(new AdamW(Adam.DEFAULT, 0.05f), 0.95f));
  }

  @ParameterizedTest
  @MethodSource("schedules")
  void schedulesComeBack(Schedule schedule) throws IOException {
    assertComesBack(new Holder(schedule, Adam.DEFAULT));
  }

  @ParameterizedTest
  @MethodSource("optimizers")
  void optimizersComeBack(Optimizer optimizer) throws IOException {
    assertComesBack(new Holder(new Schedule.Constant(1), optimizer));
  }

  @Test
  void trainingConfigComesBack() throws IOException {
    assertComesBack(
        TrainingConfig.DEFAULT
            .withOptimizer(new AdamW(Adam.DEFAULT, 0.05f))
            .withSchedule(new Schedule.Cosine(2e-3).warmUp(300))
            .withSteps(6_300_000_000L)
            .withBatchSize(100)
            .withL1(1e-5)
            .withL2(1e-4)
            .withClipNorm(0.5)
            .withSeed(-7)
            .withPrecision(Precision.BFLOAT16)
            .withPatience(3)
            .withCadence(Cadence.DEFAULT.withHistograms(1000).withEvaluate(500)));
  }

  private <T extends Record> void assertComesBack(T config) throws IOException {
    Path file = folder.resolve("config.json");
    Json.write(file, config);
    assertThat(Json.read(file, config.getClass())).isEqualTo(config);
  }

  @Test
  void kindsAreNamedAsPeopleNameThem() {
    assertThat(Json.tree(new Schedule.Cosine(0.1).warmUp(5)).path("kind").asText())
        .isEqualTo("warm-up");
    assertThat(Json.tree(new AdamW(Adam.DEFAULT, 0)).path("kind").asText()).isEqualTo("adamw");
  }

  @Test
  void aForeignKindIsBadInput() throws IOException {
    Path file = folder.resolve("config.json");
    Files.writeString(file, "{\"optimizer\": {\"kind\": \"lion\"}}");
    assertThatThrownBy(() -> Json.read(file, Holder.class))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("config.json cannot be read at line 1")
        .hasMessageContaining("lion");
  }

  @Test
  void aValueOutOfRangeIsBadInput() throws IOException {
    Path file = folder.resolve("config.json");
    Files.writeString(file, "{\"optimizer\": {\"kind\": \"sgd\", \"momentum\": 1.5}}");
    assertThatThrownBy(() -> Json.read(file, Holder.class))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("momentum must be at least 0 and below 1, found 1.5");
  }
}
