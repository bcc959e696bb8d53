package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import neva.training.Shown;
import org.junit.jupiter.api.Test;

class BarProgressTest {

  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final BarProgress progress =
      new BarProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8));

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /** 90 steps are left of which one takes 0.2 s or a little more. */
  @Test
  void tellsTheTimeLeftByTheStepsOfThisSession() throws InterruptedException {
    progress.batchEnded(Shown.at(900));
    Thread.sleep(2_000);
    progress.batchEnded(Shown.at(910));
    progress.close();
    assertThat(shown()).contains("910/1000").containsPattern("0:00:02 / 0:00:(1[89]|2\\d)");
  }

  @Test
  void showsNoBarBeforeItKnowsWhereTheTrainingBegins() {
    progress.message("step 0");
    progress.close();
    assertThat(shown()).contains("step 0").doesNotContain("/1000");
  }
}
