package neva.tensorboard;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.Map;
import neva.tfrecord.CorruptRecordException;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.Summary;

/** What a log folder holds already: the last step of every tag, and whether there is a graph. */
final class LoggedSteps {

  private final Map<String, Long> lastSteps = new HashMap<>();
  private boolean graph;

  static LoggedSteps of(Path folder) throws IOException {
    LoggedSteps logged = new LoggedSteps();
    for (Path file : EventFiles.at(folder)) {
      logged.read(file);
    }
    return logged;
  }

  /** Reads a file; of one that ends in zeros, what a power failure left, only sound events stay. */
  private void read(Path file) throws IOException {
    try {
      EventReader.forEach(file, this::add);
    } catch (CorruptRecordException e) {
      if (!endsInZeros(file)) {
        throw e;
      }
      try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
        channel.truncate(e.offset());
      }
    }
  }

  /** No sound record ends so, for its checksum would be zero. */
  private static boolean endsInZeros(Path file) throws IOException {
    try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "r")) {
      content.seek(content.length() - Integer.BYTES);
      return content.readInt() == 0;
    }
  }

  /** Moves a tag on to {@code step}; false when it is there or past it already. */
  boolean advance(String tag, long step) {
    Long last = lastSteps.get(tag);
    if (last != null && step <= last) {
      return false;
    }
    lastSteps.put(tag, step);
    return true;
  }

  /** True the first time, when there is no graph yet. */
  boolean addGraph() {
    boolean added = !graph;
    graph = true;
    return added;
  }

  private void add(Event event) {
    graph |= event.hasGraphDef();
    for (Summary.Value value : event.getSummary().getValueList()) {
      lastSteps.merge(value.getTag(), event.getStep(), Math::max);
    }
  }
}
