package neva.tensorboard;

import com.google.protobuf.ByteString;
import com.google.protobuf.Value;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * With which options a run was trained, and what it is to be judged by: a row of TensorBoard's
 * HPARAMS tab.
 *
 * @param values by the names of the options: strings, booleans and finite numbers
 * @param metrics the columns beside them
 */
public record HParams(SortedMap<String, Object> values, List<Metric> metrics) {

  static final String EXPERIMENT = "_hparams_/experiment";
  static final String SESSION_START = "_hparams_/session_start_info";
  static final String SESSION_END = "_hparams_/session_end_info";

  private static final int TYPE_STRING = 1;
  private static final int TYPE_BOOL = 2;
  private static final int TYPE_FLOAT64 = 3;
  private static final int STATUS_SUCCESS = 1;

  /**
   * The last value of a curve.
   *
   * @param folder of its event files, below that of the options: {@code eval}
   * @param tag of the scalar
   * @param name at the head of the column
   */
  public record Metric(String folder, String tag, String name) {}

  /**
   * @throws IllegalArgumentException when a value is something else
   */
  public HParams {
    values = Collections.unmodifiableSortedMap(new TreeMap<>(values));
    metrics = List.copyOf(metrics);
    values.forEach(HParams::check);
  }

  private static void check(String name, Object value) {
    boolean finite = value instanceof Number number && Double.isFinite(number.doubleValue());
    if (!finite && !(value instanceof String) && !(value instanceof Boolean)) {
      throw new IllegalArgumentException(
          "%s must be a string, a boolean or a finite number, found %s".formatted(name, value));
    }
  }

  /** HParamsPluginData with an Experiment: which options and which metrics there are. */
  ByteString experiment() {
    ProtoFields experiment = new ProtoFields();
    values.forEach(
        (name, value) ->
            experiment.message(4, new ProtoFields().text(1, name).number(4, type(value))));
    for (Metric metric : metrics) {
      ProtoFields name = new ProtoFields().text(1, metric.folder).text(2, metric.tag);
      experiment.message(5, new ProtoFields().message(1, name).text(3, metric.name));
    }
    return new ProtoFields().message(2, experiment).bytes();
  }

  /** HParamsPluginData with a SessionStartInfo: the values. */
  ByteString sessionStart(double seconds) {
    ProtoFields start = new ProtoFields();
    values.forEach(
        (name, value) ->
            start.message(1, new ProtoFields().text(1, name).message(2, protobuf(value))));
    return new ProtoFields().message(3, start.number(5, seconds)).bytes();
  }

  /** HParamsPluginData with a SessionEndInfo: that it went well. */
  static ByteString sessionEnd(double seconds) {
    return new ProtoFields()
        .message(4, new ProtoFields().number(1, STATUS_SUCCESS).number(2, seconds))
        .bytes();
  }

  private static int type(Object value) {
    if (value instanceof String) {
      return TYPE_STRING;
    }
    return value instanceof Boolean ? TYPE_BOOL : TYPE_FLOAT64;
  }

  private static ByteString protobuf(Object value) {
    Value.Builder builder = Value.newBuilder();
    if (value instanceof String text) {
      builder.setStringValue(text);
    } else if (value instanceof Boolean flag) {
      builder.setBoolValue(flag);
    } else {
      builder.setNumberValue(((Number) value).doubleValue());
    }
    return builder.build().toByteString();
  }
}
