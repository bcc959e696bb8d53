package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import neva.checkpoint.CheckpointDirectory;
import neva.checkpoint.TensorBundle;
import neva.checkpoint.TensorEntry;
import neva.tensorboard.EventReader;
import neva.tensorboard.ScalarPoint;

/** What is asked of run directories. */
public final class RunAssertions {

  private RunAssertions() {}

  /** The last and the best checkpoint and all curves are equal, bit for bit. */
  public static void assertSameResults(Path run, Path expected) throws IOException {
    assertThat(tensors(newest(run))).isEqualTo(tensors(newest(expected)));
    assertThat(tensors(best(run))).isEqualTo(tensors(best(expected)));
    for (String log : List.of("logs/train", "logs/eval")) {
      assertThat(curves(run.resolve(log))).isNotEmpty().isEqualTo(curves(expected.resolve(log)));
      assertStepsIncrease(run.resolve(log));
    }
  }

  /** The steps of every tag go up over all event files of the folder, without the reader's help. */
  private static void assertStepsIncrease(Path log) throws IOException {
    Map<String, List<Long>> steps = new HashMap<>();
    EventReader.forEach(
        log,
        event ->
            event
                .getSummary()
                .getValueList()
                .forEach(
                    value ->
                        steps
                            .computeIfAbsent(value.getTag(), tag -> new ArrayList<>())
                            .add(event.getStep())));
    steps.forEach((tag, found) -> assertThat(found).as(tag).isSorted().doesNotHaveDuplicates());
  }

  private static Map<String, List<ScalarPoint>> curves(Path log) throws IOException {
    Map<String, List<ScalarPoint>> curves = new TreeMap<>();
    for (String tag : EventReader.tags(log).keySet()) {
      List<ScalarPoint> curve = EventReader.scalars(log, tag);
      if (!curve.isEmpty()) {
        curves.put(tag, curve);
      }
    }
    return curves;
  }

  /** Variables and slots by name, with the name of the checkpoint. */
  private static Map<String, Object> tensors(Path prefix) throws IOException {
    TensorBundle bundle = TensorBundle.open(prefix);
    Map<String, Object> tensors = new TreeMap<>();
    tensors.put("checkpoint", prefix.getFileName());
    for (TensorEntry entry : bundle.entries()) {
      tensors.put(entry.toString(), bundle.read(entry.name()));
    }
    return tensors;
  }

  static Path newest(Path run) throws IOException {
    return checkpoints(run).latest().orElseThrow();
  }

  private static Path best(Path run) throws IOException {
    return checkpoints(run).best().orElseThrow();
  }

  private static CheckpointDirectory checkpoints(Path run) {
    return new CheckpointDirectory(run.resolve("checkpoints"), "model", 1);
  }

  /** The names of the files right in the folder of the checkpoints, hidden ones too. */
  static List<String> checkpointFiles(Path run) throws IOException {
    try (Stream<Path> files = Files.list(run.resolve("checkpoints"))) {
      return files
          .filter(Files::isRegularFile)
          .map(file -> file.getFileName().toString())
          .sorted()
          .toList();
    }
  }
}
