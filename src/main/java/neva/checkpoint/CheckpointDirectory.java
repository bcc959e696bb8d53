package neva.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import neva.io.Check;
import org.tensorflow.Session;

/**
 * The checkpoints of one run: {@code model-1000}, {@code model-2000} and so on, the newest few of
 * them, with the state file that names them, and in the folder {@code best} the one that did best.
 *
 * <p>The state file is the truth. A checkpoint is complete under its name before the state file
 * names it, and is deleted only after the state file has ceased to, so that a process killed at any
 * moment leaves a folder that works. The folder belongs to one training process at a time; others
 * may read.
 */
public final class CheckpointDirectory {

  /** A checkpoint that has been restored. */
  public record Restored(Path prefix, long step) {}

  private static final String BEST = "best";

  private final Path folder;
  private final int keep;
  private final CheckpointFiles files;

  /**
   * Nothing is read or written yet; the folder need not exist.
   *
   * @param baseName of the checkpoints, such as {@code model}
   * @param keep how many of the newest stay
   */
  public CheckpointDirectory(Path folder, String baseName, int keep) {
    Check.positive("keep", keep);
    this.folder = folder;
    this.keep = keep;
    this.files = new CheckpointFiles(folder, baseName);
  }

  /**
   * Saves the checkpoint of {@code step}, names it in the state file as the newest and removes the
   * oldest beyond {@code keep}. Files that the state file does not name, left by a process that was
   * killed, are replaced or removed.
   *
   * @return the prefix of the checkpoint
   * @throws IOException when it cannot be saved; the earlier ones then count as before
   */
  public Path save(Saver saver, Session session, long step) throws IOException {
    Files.createDirectories(folder);
    files.deleteLeftovers();
    Optional<CheckpointState> before = state();
    Path prefix = files.prefix(step);
    saver.save(session, prefix);
    CheckpointState after = StateRotation.append(before, prefix.getFileName().toString(), keep);
    write(after, before);
    files.deleteAllBut(after.all(folder));
    return prefix;
  }

  /** Without a state file that names it, the new checkpoint must not stay. */
  private void write(CheckpointState after, Optional<CheckpointState> before) throws IOException {
    try {
      after.write(folder);
    } catch (IOException e) {
      files.deleteAllBut(before.map(state -> state.all(folder)).orElse(List.of()));
      throw new IOException(
          "The state file of %s could not be written (%s); free disk space or save elsewhere."
              .formatted(folder, e.getMessage()),
          e);
    }
  }

  /** Saves the checkpoint of {@code step} as the best so far, the only one in {@code best}. */
  public Path saveBest(Saver saver, Session session, long step) throws IOException {
    return bestDirectory().save(saver, session, step);
  }

  /**
   * Restores the newest checkpoint that is sound. Of each newer one that is not, {@code warning}
   * gets one sentence.
   *
   * @return empty when there is no checkpoint at all
   * @throws CorruptCheckpointException when there are some and none is sound
   * @throws CheckpointMismatchException when the checkpoint is of another network
   */
  public Optional<Restored> restoreLatest(Saver saver, Session session, Consumer<String> warning)
      throws IOException {
    files.deleteLeftovers();
    return firstSound(
            newestFirst(warning),
            prefix -> saver.restore(session, prefix),
            (prefix, damage) ->
                warning.accept(
                    "The checkpoint %s is damaged and the one before it is tried: %s"
                        .formatted(prefix.getFileName(), damage)))
        .map(prefix -> new Restored(prefix, files.step(prefix)));
  }

  /** What only a sound checkpoint passes. */
  @FunctionalInterface
  private interface Trial {
    void of(Path prefix) throws IOException;
  }

  /**
   * The first checkpoint that passes a trial.
   *
   * @param damaged gets each before it, and what is wrong with it
   * @return empty when there are none
   * @throws CorruptCheckpointException when there are some and none passes
   */
  private static Optional<Path> firstSound(
      List<Path> prefixes, Trial trial, BiConsumer<Path, String> damaged) throws IOException {
    CorruptCheckpointException first = null;
    for (Path prefix : prefixes) {
      try {
        trial.of(prefix);
        return Optional.of(prefix);
      } catch (CorruptCheckpointException e) {
        damaged.accept(prefix, e.getMessage());
        first = first == null ? e : first;
      }
    }
    if (first != null) {
      throw first;
    }
    return Optional.empty();
  }

  private List<Path> newestFirst(Consumer<String> warning) throws IOException {
    List<Path> newestFirst =
        new ArrayList<>(state(warning).map(s -> s.all(folder)).orElse(List.of()));
    Collections.reverse(newestFirst);
    return newestFirst;
  }

  /** The prefix of the newest checkpoint, if there is one. */
  public Optional<Path> latest() throws IOException {
    return state().map(state -> state.latest(folder));
  }

  /** The prefix of the best checkpoint, if there is one. */
  public Optional<Path> best() throws IOException {
    return bestDirectory().latest();
  }

  /**
   * The best checkpoint, or the newest where there is none; where that is damaged, the newest that
   * is sound, of which {@code warning} gets one sentence.
   *
   * @return the prefix, empty when there is no checkpoint at all
   * @throws CorruptCheckpointException when there are some and none is sound
   */
  public Optional<Path> bestSound(Consumer<String> warning) throws IOException {
    List<Path> candidates = new ArrayList<>(best().stream().toList());
    candidates.addAll(newestFirst(sentence -> {}));
    List<String> damages = new ArrayList<>();
    Optional<Path> sound =
        firstSound(
            candidates,
            prefix -> TensorBundle.open(prefix).verify(),
            (prefix, damage) -> damages.add(damage));
    if (!damages.isEmpty()) {
      warning.accept(
          "The checkpoint %s is damaged and %s is taken in its place: %s"
              .formatted(candidates.get(0), sound.orElseThrow().getFileName(), damages.get(0)));
    }
    return sound;
  }

  /** The step of a checkpoint of this folder, by its name. */
  public long step(Path prefix) {
    return files.step(prefix);
  }

  private CheckpointDirectory bestDirectory() {
    return new CheckpointDirectory(folder.resolve(BEST), files.baseName(), 1);
  }

  private Optional<CheckpointState> state() throws IOException {
    return state(warning -> {});
  }

  /** What the state file says; where it is missing or damaged, the complete checkpoints found. */
  private Optional<CheckpointState> state(Consumer<String> warning) throws IOException {
    try {
      return Optional.of(CheckpointState.read(folder));
    } catch (CorruptCheckpointException e) {
      Optional<CheckpointState> found = StateRotation.of(files.found());
      found.ifPresent(
          state ->
              warning.accept(
                  "The state file is not usable and the checkpoints in the folder are tried: %s"
                      .formatted(e.getMessage())));
      return found;
    }
  }
}
