package neva.detection.pipeline;

import java.util.List;

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
}
