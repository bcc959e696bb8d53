package neva.tensorboard;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import neva.io.BadInputException;
import neva.tfrecord.TFRecordReader;
import neva.tfrecord.TruncatedRecordException;
import org.tensorflow.proto.DataType;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;
import org.tensorflow.proto.TensorProto;

/**
 * Reads an event file, or all event files of a folder in the order of their names; folders within
 * it are other runs and are left out.
 *
 * <p>A half-written last record ends its file: that is normal while a run is live or was killed.
 * Every method throws {@link neva.tfrecord.CorruptRecordException} with the file and the offset
 * where a record is damaged, {@link BadInputException} where there is no such file or folder or
 * where a record is no event, and {@link IOException} where reading fails.
 */
public final class EventReader {

  private EventReader() {}

  /** Hands over one event after the other, with one in memory at a time. */
  public static void forEach(Path fileOrFolder, Consumer<Event> action) throws IOException {
    for (Path file : EventFiles.at(fileOrFolder)) {
      try (TFRecordReader records = TFRecordReader.open(file)) {
        for (byte[] record = next(records); record != null; record = next(records)) {
          action.accept(event(record, file, records.offset()));
        }
      }
    }
  }

  /** All events, in memory. */
  public static List<Event> read(Path fileOrFolder) throws IOException {
    List<Event> events = new ArrayList<>();
    forEach(fileOrFolder, events::add);
    return events;
  }

  /** Every tag that TensorBoard shows, with the name of the plugin that shows it. */
  public static SortedMap<String, String> tags(Path fileOrFolder) throws IOException {
    TagPlugins plugins = new TagPlugins();
    forEachValue(fileOrFolder, (step, value) -> plugins.of(value));
    return plugins.all();
  }

  /**
   * The curve of a scalar, empty when there is none of that tag. Steps strictly increase: where
   * they go back in the file, the new points replace the old ones from that step on, as in
   * TensorBoard.
   */
  public static List<ScalarPoint> scalars(Path fileOrFolder, String tag) throws IOException {
    return scalars(fileOrFolder).getOrDefault(tag, List.of());
  }

  /** The curves of all scalars by their tags; see {@link #scalars(Path, String)}. */
  public static SortedMap<String, List<ScalarPoint>> scalars(Path fileOrFolder) throws IOException {
    TagPlugins plugins = new TagPlugins();
    SortedMap<String, Deque<ScalarPoint>> curves = new TreeMap<>();
    forEachValue(
        fileOrFolder,
        (step, value) -> {
          if (plugins.of(value).equals(SummaryValues.SCALARS)) {
            Deque<ScalarPoint> curve =
                curves.computeIfAbsent(value.getTag(), tag -> new ArrayDeque<>());
            scalar(value).ifPresent(number -> append(curve, new ScalarPoint(step, number)));
          }
        });
    SortedMap<String, List<ScalarPoint>> points = new TreeMap<>();
    curves.forEach((tag, curve) -> points.put(tag, List.copyOf(curve)));
    return points;
  }

  /** Takes a value and the step of its event. */
  @FunctionalInterface
  interface ValueAction {
    void accept(long step, Summary.Value value);
  }

  private static void forEachValue(Path fileOrFolder, ValueAction action) throws IOException {
    forEach(
        fileOrFolder,
        event ->
            event
                .getSummary()
                .getValueList()
                .forEach(value -> action.accept(event.getStep(), value)));
  }

  private static byte[] next(TFRecordReader records) throws IOException {
    try {
      return records.read();
    } catch (TruncatedRecordException e) {
      return null; // the writer is still at it, or was killed
    }
  }

  private static Event event(byte[] record, Path file, long offset) {
    try {
      return Event.parseFrom(record);
    } catch (InvalidProtocolBufferException e) {
      throw new BadInputException(
          "Expected an event but found another record at %s, offset %d; name an event file."
              .formatted(file, offset),
          e);
    }
  }

  private static void append(Deque<ScalarPoint> points, ScalarPoint point) {
    while (!points.isEmpty() && points.getLast().step() >= point.step()) {
      points.removeLast();
    }
    points.addLast(point);
  }

  private static OptionalDouble scalar(Summary.Value value) {
    if (value.hasSimpleValue()) {
      return OptionalDouble.of(value.getSimpleValue());
    }
    TensorProto tensor = value.getTensor();
    if (tensor.getDtype() != DataType.DT_FLOAT) {
      return OptionalDouble.empty(); // TensorBoard shows float scalars only
    }
    if (tensor.getFloatValCount() == 1) {
      return OptionalDouble.of(tensor.getFloatVal(0));
    }
    return tensor.getTensorContent().size() == Float.BYTES
        ? OptionalDouble.of(
            tensor
                .getTensorContent()
                .asReadOnlyByteBuffer()
                .order(ByteOrder.LITTLE_ENDIAN)
                .getFloat())
        : OptionalDouble.empty();
  }
}
