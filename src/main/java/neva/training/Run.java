package neva.training;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import neva.checkpoint.CheckpointDirectory;
import neva.io.BadInputException;
import neva.io.FileTree;
import neva.io.Hint;
import neva.io.Json;
import neva.io.Text;

/**
 * A run directory: configuration, checkpoints, logs, report and export of one training.
 *
 * <pre>
 * config.json       every option, seed, versions, data fingerprint
 * checkpoints/      the newest few, and best/
 * logs/             event files for TensorBoard: train, eval and what a task adds
 * report/           figures and metrics.json
 * export/           the SavedModel
 * lock              empty; held by the training that writes
 * </pre>
 *
 * <p>A run that exists is never overwritten by accident: it is resumed, or started over on request.
 */
public final class Run {

  private static final List<String> PARTS =
      List.of("checkpoints", "logs", "report", "export", "config.json");

  private static final String CONFIG = "config.json";

  private final Path directory;
  private final boolean resumed;
  private final boolean startsOver;
  private Consumer<String> warning;
  private RunLock lock; // of this session, null before it begins

  private Run(Path directory, boolean resumed, boolean startsOver, Consumer<String> warning) {
    this.directory = directory;
    this.resumed = resumed;
    this.startsOver = startsOver;
    this.warning = warning;
  }

  private Run(Path directory, boolean startsOver) {
    this(directory, false, startsOver, sentence -> {});
  }

  /**
   * A new run. Nothing is written before {@link #begin}.
   *
   * @throws BadInputException when the directory holds something already; {@link #existing} goes on
   *     with a run, {@link #fresh} replaces it
   */
  public static Run in(Path directory) {
    if (Files.exists(directory) && !isEmpty(directory)) {
      throw new BadInputException(
          "Expected a new run directory but %s holds files already.".formatted(directory),
          Hint.RUN_EXISTS);
    }
    return new Run(directory, false);
  }

  /**
   * A new run in place of the run in the directory, if there is one.
   *
   * @throws BadInputException when the directory holds something else
   */
  public static Run fresh(Path directory) {
    boolean holdsRun = Files.isRegularFile(directory.resolve("config.json"));
    if (Files.exists(directory) && !holdsRun && !isEmpty(directory)) {
      throw new BadInputException(
          "Expected a run to replace but %s holds other files.".formatted(directory),
          Hint.OTHER_RUN);
    }
    return new Run(directory, true);
  }

  /**
   * A run to go on with.
   *
   * @throws BadInputException when there is no run in the directory
   */
  public static Run existing(Path directory) {
    return existing(directory, sentence -> {});
  }

  /**
   * A run to go on with.
   *
   * @param warning gets one sentence when a damaged checkpoint is replaced by another
   * @throws BadInputException when there is no run in the directory
   */
  public static Run existing(Path directory, Consumer<String> warning) {
    if (!Files.isRegularFile(directory.resolve("config.json"))) {
      throw new BadInputException(
          "Expected a run directory with config.json but found none in %s.".formatted(directory),
          Hint.OTHER_RUN);
    }
    return new Run(directory, true, false, warning);
  }

  /** A new run under the next free number, such as {@code runs/classify-003}; makes its folder. */
  public static Run next(String task) throws IOException {
    Path runs = Files.createDirectories(Path.of("runs"));
    for (int number = 1; ; number++) {
      try {
        Path directory = runs.resolve(Text.format("%s-%03d", task, number));
        return new Run(Files.createDirectory(directory), false);
      } catch (FileAlreadyExistsException taken) {
        continue;
      }
    }
  }

  /** A lock alone is left by a training that was killed before it began. */
  private static boolean isEmpty(Path directory) {
    try (Stream<Path> content = Files.list(directory)) {
      return content.allMatch(file -> file.endsWith(RunLock.FILE));
    } catch (IOException e) {
      return false;
    }
  }

  public Path directory() {
    return directory;
  }

  public boolean isResumed() {
    return resumed;
  }

  public Path checkpoints() {
    return directory.resolve("checkpoints");
  }

  public Path trainLogs() {
    return directory.resolve("logs/train");
  }

  public Path evalLogs() {
    return directory.resolve("logs/eval");
  }

  public Path report() {
    return directory.resolve("report");
  }

  public Path export() {
    return directory.resolve("export");
  }

  /**
   * Writes the configuration before anything else is; a run that starts over loses its old parts
   * now.
   *
   * @param config a record
   * @return keeps other trainings out of the directory until it is closed
   * @throws BadInputException when another training is in the directory; nothing is changed then
   */
  public RunLock begin(Object config) throws IOException {
    Files.createDirectories(directory);
    lock = RunLock.of(directory);
    try {
      requireReadable(config);
      if (startsOver) {
        deleteParts();
      }
      Json.write(directory.resolve(CONFIG), config);
      return lock;
    } catch (IOException | RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  /** What is written must be what a later session reads. */
  private void requireReadable(Object config) {
    try {
      Json.requireReadable(config);
    } catch (IllegalArgumentException e) {
      throw new BadInputException(
          "The configuration of %s could not be read back (%s): give a part of your own a name, as by Loss.named, Optimizer.named or ClassifierNetwork.named."
              .formatted(directory, e.getMessage()),
          e);
    }
  }

  /** Whether this session has begun the run and not ended it. */
  boolean isBegun() {
    return lock != null && lock.isHeld();
  }

  /** Reads the configuration back. */
  public <T> T config(Class<T> type) throws IOException {
    return Json.read(directory.resolve("config.json"), type);
  }

  /**
   * Reads the record of a run of one task.
   *
   * @throws BadInputException when there is none, or it is of another task
   */
  public <T> T config(String task, Class<T> type) throws IOException {
    String found = configField("task").asText("an unknown task");
    if (!found.equals(task)) {
      throw new BadInputException(
          "Expected a run of %s but %s holds one of %s.".formatted(task, directory, found),
          Hint.OTHER_RUN);
    }
    return config(type);
  }

  /**
   * The checkpoints of the run.
   *
   * @param keep how many of the newest stay
   */
  public CheckpointDirectory checkpoints(int keep) {
    return new CheckpointDirectory(checkpoints(), "model", keep);
  }

  /**
   * The prefix of the best checkpoint, or of the last one without validation data; where that is
   * damaged, of the newest that is sound.
   *
   * @throws BadInputException when there is none
   */
  public Path trainedCheckpoint() throws IOException {
    Optional<Path> chosen = checkpoints(1).bestSound(this::warnOnce);
    return chosen.orElseThrow(
        () ->
            new BadInputException(
                "Expected a checkpoint in %s but found none: train the run to its first checkpoint."
                    .formatted(checkpoints())));
  }

  /** The step of {@link #trainedCheckpoint}. */
  public long trainedStep() throws IOException {
    return checkpoints(1).step(trainedCheckpoint());
  }

  private void warnOnce(String sentence) {
    warning.accept(sentence);
    warning = told -> {};
  }

  /** The configuration as text, for the log. */
  String configText() throws IOException {
    return Json.text(config(JsonNode.class));
  }

  /** Reads one top-level field of the configuration without knowing the rest, such as the task. */
  public JsonNode configField(String name) throws IOException {
    return config(JsonNode.class).path(name);
  }

  private void deleteParts() throws IOException {
    for (String part : PARTS) {
      FileTree.delete(directory.resolve(part));
    }
  }
}
