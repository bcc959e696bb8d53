package neva.detection.pipeline;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Records of annotated pictures.
 *
 * @param records paths, also patterns such as {@code train.record-?????-of-00010}
 * @param labelMap path of the label map, empty when none is named
 */
public record RecordInput(List<String> records, String labelMap) {

  /** No records. */
  public static final RecordInput NONE = new RecordInput(List.of(), "");

  public RecordInput {
    records = List.copyOf(records);
  }

  /** The records, without the words that the samples of the API have where a path belongs. */
  public List<String> namedRecords() {
    return records.stream().filter(RecordInput::isPath).toList();
  }

  /** The label map, where one is named. */
  public Optional<Path> namedLabelMap() {
    return Optional.of(labelMap).filter(RecordInput::isPath).map(Path::of);
  }

  static boolean isPath(String text) {
    return !text.isEmpty() && !text.contains("PATH_TO_BE_CONFIGURED");
  }
}
