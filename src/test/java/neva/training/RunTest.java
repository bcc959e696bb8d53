package neva.training;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import neva.io.BadInputException;
import neva.io.FileTree;
import neva.io.Hint;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("locale")
class RunTest {

  private record Options(String task, int batch) {}

  private static final Options OPTIONS = new Options("classify", 100);

  @TempDir Path folder;

  private Path begun() throws IOException {
    Path directory = folder.resolve("run");
    Run.in(directory).begin(OPTIONS).close();
    return directory;
  }

  @Test
  void writesTheConfigurationAndReadsItBack() throws IOException {
    Run run = Run.existing(begun());
    assertThat(run.isResumed()).isTrue();
    assertThat(run.config(Options.class)).isEqualTo(OPTIONS);
    assertThat(run.configField("task").asText()).isEqualTo("classify");
    assertThat(run.configField("color").isMissingNode()).isTrue();
  }

  @Test
  void writesNothingBeforeItBegins() {
    Run.in(folder.resolve("run"));
    assertThat(folder.resolve("run")).doesNotExist();
  }

  @Test
  void refusesAnExistingRunAndHintsAtTheWaysOut() throws IOException {
    Path directory = begun();
    assertThatThrownBy(() -> Run.in(directory))
        .isInstanceOfSatisfying(
            BadInputException.class, e -> assertThat(e.hint()).contains(Hint.RUN_EXISTS))
        .hasMessage("Expected a new run directory but %s holds files already.", directory);
  }

  @Test
  void takesAnEmptyDirectory() throws IOException {
    Path empty = Files.createDirectory(folder.resolve("empty"));
    assertThat(Run.in(empty).isResumed()).isFalse();
  }

  @Test
  void freshReplacesItsOwnPartsAlone() throws IOException {
    Path directory = begun();
    Path notes = Files.writeString(directory.resolve("notes.txt"), "mine");
    Path old = Files.createDirectories(directory.resolve("checkpoints/best"));
    Files.writeString(old.resolve("model-1.index"), "old");
    for (String part : new String[] {"logs/train", "report", "export"}) {
      Files.createDirectories(directory.resolve(part));
    }
    Run.fresh(directory).begin(new Options("classify", 50)).close();
    assertThat(notes).hasContent("mine");
    assertThat(directory.toFile().list())
        .containsExactlyInAnyOrder("config.json", "lock", "notes.txt");
    assertThat(Run.existing(directory).config(Options.class).batch()).isEqualTo(50);
  }

  @Test
  void refusesADirectoryThatAnotherTrainingIsIn() throws IOException {
    Path directory = begun();
    Run second = Run.fresh(directory);
    try (RunLock first = Run.existing(directory).begin(OPTIONS)) {
      assertThatThrownBy(() -> second.begin(new Options("classify", 50)))
          .isInstanceOf(BadInputException.class)
          .hasMessageStartingWith("Another training is writing to " + directory);
      assertThat(Run.existing(directory).config(Options.class)).isEqualTo(OPTIONS);
    }
    second.begin(new Options("classify", 50)).close();
    assertThat(second.config(Options.class).batch()).isEqualTo(50);
  }

  @Test
  void takesADirectoryWhoseTrainingWasKilledBeforeItBegan() throws IOException {
    Path directory = Files.createDirectory(folder.resolve("killed"));
    Files.createFile(directory.resolve("lock"));
    Run.in(directory).begin(OPTIONS).close();
    assertThat(directory.toFile().list()).containsExactlyInAnyOrder("config.json", "lock");
  }

  @Test
  void freshKeepsTheOldRunUntilItBegins() throws IOException {
    Path directory = begun();
    Run.fresh(directory);
    assertThat(Run.existing(directory).config(Options.class)).isEqualTo(OPTIONS);
  }

  @Test
  void onlyARunCanBeContinued() {
    assertThatThrownBy(() -> Run.existing(folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("config.json")
        .hasMessageContaining(folder.toString());
  }

  @Test
  void nextTakesTheNextFreeNumber() throws IOException {
    String task = "run-test-" + ProcessHandle.current().pid();
    Path first = Run.next(task).directory();
    Path second = Run.next(task).directory();
    try {
      assertThat(first).isEqualTo(Path.of("runs", task + "-001")).isEmptyDirectory();
      assertThat(second).isEqualTo(Path.of("runs", task + "-002")).isEmptyDirectory();
    } finally {
      FileTree.delete(first);
      FileTree.delete(second);
    }
  }

  @Test
  void partsHaveTheirPlaces() {
    Run run = Run.in(folder.resolve("run"));
    assertThat(run.checkpoints()).isEqualTo(run.directory().resolve("checkpoints"));
    assertThat(run.trainLogs()).isEqualTo(run.directory().resolve("logs/train"));
    assertThat(run.evalLogs()).isEqualTo(run.directory().resolve("logs/eval"));
    assertThat(run.report()).isEqualTo(run.directory().resolve("report"));
    assertThat(run.export()).isEqualTo(run.directory().resolve("export"));
  }
}
