package neva.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("locale")
class PlainProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PlainProgress progress =
      new PlainProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  private List<String> lines() {
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  @Test
  void showsMetricsAndSpeed() {
    progress.batchEnded(Shown.at(10));
    assertThat(lines())
        .containsExactly("step 10/1000  accuracy 0.8125  loss 0.5432  2,346 examples/s");
  }

  @Test
  void showsTheFirstAndTheLastOfManyInARow() {
    for (long step = 10; step <= 1000; step += 10) {
      progress.batchEnded(Shown.at(step));
    }
    assertThat(lines()).hasSize(2);
    assertThat(lines().get(1)).startsWith("step 1000/1000").endsWith("0:00 left");
  }

  @Test
  void textStays() {
    progress.message("12 layers");
    progress.evaluated(Shown.at(500));
    progress.close();
    assertThat(lines())
        .containsExactly("12 layers", "step 500  validation: accuracy 0.8125  loss 0.5432  (best)");
  }
}
