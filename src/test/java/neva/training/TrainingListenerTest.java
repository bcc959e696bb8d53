package neva.training;

import static neva.training.TinyTraining.CONFIG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import neva.io.BadInputException;
import neva.training.Outcome.End;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TrainingListenerTest {

  @TempDir Path folder;

  private Run run;

  @BeforeEach
  void newRun() {
    run = Run.in(folder.resolve("run"));
  }

  private Outcome train(TrainingListener... listeners) throws IOException {
    try (TinyTraining tiny = new TinyTraining(CONFIG)) {
      return tiny.train(run, tiny::batch, Optional.of(tiny.validation()), listeners);
    }
  }

  @Test
  void isToldOfEverythingInItsOrder() throws IOException {
    List<String> told = new ArrayList<>();
    train(
        new TrainingListener() {
          @Override
          public void started(TrainingState training) {
            told.add("started " + training.step() + "/" + training.steps());
          }

          @Override
          public void batchEnded(TrainingState training) {
            if (training.step() == 5) {
              told.add("batch 5 at " + training.learningRate());
            }
          }

          @Override
          public void evaluated(TrainingState training) {
            told.add("evaluated " + training.step());
          }

          @Override
          public void saved(TrainingState training) {
            told.add("saved " + training.step());
          }

          @Override
          public void ended(Outcome outcome) {
            told.add("ended " + outcome.end());
          }
        });
    assertThat(told)
        .startsWith("started 0/20", "batch 5 at 0.01", "evaluated 5", "saved 5", "evaluated 10")
        .endsWith("evaluated 20", "saved 20", "ended COMPLETE");
  }

  @Test
  void whatItThrowsEndsTheTrainingWithTheStateSaved() throws IOException {
    TrainingListener failing =
        new TrainingListener() {
          @Override
          public void batchEnded(TrainingState training) throws IOException {
            if (training.step() == 7) {
              throw new IOException("the disk of the listener is full");
            }
          }
        };
    assertThatThrownBy(() -> train(failing))
        .isInstanceOf(IOException.class)
        .hasMessage("the disk of the listener is full");
    assertThat(TinyTraining.directory(run).latest().orElseThrow().getFileName())
        .hasToString("model-7");
  }

  @Test
  void aTrainingThatAListenerBrokeEndsAsIfNothingHadHappened() throws IOException {
    train();
    var straight = TinyTraining.newest(run);
    run = Run.in(folder.resolve("broken"));
    TrainingListener failing =
        new TrainingListener() {
          @Override
          public void evaluated(TrainingState training) {
            throw new IllegalStateException("no");
          }
        };
    assertThatThrownBy(() -> train(failing)).isInstanceOf(IllegalStateException.class);
    run = Run.existing(run.directory());
    assertThat(train().firstStep()).isEqualTo(5);
    assertThat(TinyTraining.newest(run)).isEqualTo(straight);
  }

  @Test
  void mayAskForAnEndForGood() throws IOException {
    Outcome outcome =
        train(
            new TrainingListener() {
              @Override
              public void batchEnded(TrainingState training) {
                if (training.metrics().get("loss") < 1e9 && training.step() == 3) {
                  training.finish();
                }
              }
            });
    assertThat(outcome.end()).isEqualTo(End.FINISHED_EARLY);
    assertThat(outcome.step()).isEqualTo(3);
    assertThat(outcome.bestStep()).isEqualTo(3);
  }

  @Test
  void aRunThatNobodyBeganIsBegunByTheLoop() throws IOException {
    train(new StopAfter(4));
    assertThat(run.configField("task").asText()).isEqualTo("own");
    run = Run.existing(run.directory());
    assertThat(train().firstStep()).isEqualTo(4);
    run = Run.existing(run.directory());
    try (TinyTraining other = new TinyTraining(CONFIG.withBatchSize(4))) {
      assertThatThrownBy(() -> other.train(run))
          .isInstanceOf(BadInputException.class)
          .hasMessageContaining("batchSize was 8 and is now 4");
    }
  }
}
