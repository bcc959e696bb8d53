package neva.tensorboard;

import java.awt.image.BufferedImage;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neva.io.AtomicFile;
import neva.io.BadInputException;
import neva.tfrecord.TFRecordWriter;
import org.tensorflow.proto.Event;
import org.tensorflow.proto.GraphDef;
import org.tensorflow.proto.SourceMetadata;
import org.tensorflow.proto.Summary;

/**
 * Writes an event file that TensorBoard shows while it grows.
 *
 * <p>The steps of a tag strictly increase over all files of a folder, for TensorBoard drops the
 * points before a step that goes back. A value whose step is not past the last one of its tag is
 * left out without notice: a run resumed from an older checkpoint computes again, bit for bit, what
 * its first part has logged. A tag holds one kind of value.
 *
 * <p>Events are buffered until {@link #flush} or {@link #close}; {@link #sync} before a checkpoint
 * is saved, or a run that is killed or loses power loses what it logged up to there. One writer per
 * folder at a time, used by one thread at a time. Steps are not negative and tags not empty; else
 * every method throws {@link IllegalArgumentException}. A disk that is full is an {@link
 * IOException}, then and ever after.
 */
public final class EventWriter implements Closeable {

  private final Path file;
  private final TFRecordWriter records;
  private final LoggedSteps logged;

  EventWriter(Path file, TFRecordWriter records, LoggedSteps logged) {
    this.file = file;
    this.records = records;
    this.logged = logged;
  }

  /**
   * Creates the folder where needed, reads which steps its event files hold, and begins a new file
   * that comes after them, named {@code events.out.tfevents.<unix seconds>.<host>.<process>}. Where
   * a power failure left zeros at the end of a file, it is cut behind its last whole event.
   *
   * @throws BadInputException when the folder's own name contains "tfevents", which TensorBoard
   *     takes for a file
   * @throws neva.tfrecord.CorruptRecordException when an event file there is damaged: TensorBoard
   *     would show nothing behind the damage
   */
  public static EventWriter open(Path logDir) throws IOException {
    checkName(logDir);
    Files.createDirectories(logDir);
    LoggedSteps logged = LoggedSteps.of(logDir);
    Path file = EventFiles.next(logDir);
    TFRecordWriter records = TFRecordWriter.create(file);
    EventWriter writer = new EventWriter(file, records, logged);
    try {
      writer.begin();
      return writer;
    } catch (IOException e) {
      records.close();
      throw e;
    }
  }

  /** Writes a point of a curve, rounded to a float; NaN and the infinities are shown as such. */
  public void scalar(String tag, long step, double value) throws IOException {
    if (advance(tag, step)) {
      write(step, SummaryValues.scalar(tag, value));
    }
  }

  /**
   * Writes the distribution of {@code values} in 30 buckets of equal width between the smallest and
   * the largest, as TensorBoard's own {@code summary.histogram}. NaN and infinite values are left
   * out.
   */
  public void histogram(String tag, long step, float[] values) throws IOException {
    if (advance(tag, step)) {
      write(step, SummaryValues.histogram(tag, values));
    }
  }

  /**
   * Writes images as PNG; TensorBoard shows them side by side.
   *
   * @throws IllegalArgumentException when there are none
   */
  public void image(String tag, long step, List<BufferedImage> images) throws IOException {
    if (images.isEmpty()) {
      throw new IllegalArgumentException("images must not be empty");
    }
    if (advance(tag, step)) {
      write(step, SummaryValues.images(tag, images));
    }
  }

  /** Writes text, which TensorBoard renders as markdown. */
  public void text(String tag, long step, String markdown) throws IOException {
    if (advance(tag, step)) {
      write(step, SummaryValues.text(tag, markdown));
    }
  }

  /**
   * Writes how precision and recall of one class depend on the threshold, at 201 thresholds from 0
   * to 1.
   *
   * @param scores from 0 to 1, one of each example
   * @param positive whether the example belongs to the class
   * @throws IllegalArgumentException when the arrays differ in length or a score is no probability
   */
  public void prCurve(String tag, long step, float[] scores, boolean[] positive)
      throws IOException {
    ThresholdCounts counts = ThresholdCounts.of(scores, positive);
    if (advance(tag, step)) {
      write(step, SummaryValues.prCurve(tag, counts));
    }
  }

  /**
   * Writes the options of the run, and when it began; left out when the folder holds them. The
   * curves of the metrics belong into folders below this one.
   *
   * @param startSeconds since 1970
   */
  public void sessionStart(HParams hparams, double startSeconds) throws IOException {
    if (advance(HParams.SESSION_START, 0)) {
      write(0, SummaryValues.hparams(HParams.EXPERIMENT, hparams.experiment()));
      write(0, SummaryValues.hparams(HParams.SESSION_START, hparams.sessionStart(startSeconds)));
    }
  }

  /**
   * Writes that the run came to its end; left out when the folder has it.
   *
   * @param endSeconds since 1970
   */
  public void sessionEnd(double endSeconds) throws IOException {
    if (advance(HParams.SESSION_END, 0)) {
      write(0, SummaryValues.hparams(HParams.SESSION_END, HParams.sessionEnd(endSeconds)));
    }
  }

  /** Writes the graph of the run; left out when the folder holds one. */
  public void graph(GraphDef graph) throws IOException {
    if (logged.addGraph()) {
      write(event().setGraphDef(graph.toByteString()));
    }
  }

  /**
   * Hands all events to the operating system, so that TensorBoard sees them and a killed run keeps
   * them; cheap, for it does not wait for the disk.
   */
  public void flush() throws IOException {
    records.flush();
  }

  /** Waits until all events are on the disk, where they outlast a power failure. */
  public void sync() throws IOException {
    flush();
    AtomicFile.sync(file);
    AtomicFile.syncFolder(file.toAbsolutePath().getParent());
  }

  @Override
  public void close() throws IOException {
    records.close();
  }

  /** Without the version, TensorBoard purges points where steps go back; flushed to fail early. */
  private void begin() throws IOException {
    SourceMetadata source = SourceMetadata.newBuilder().setWriter("neva.tensorboard").build();
    write(event().setFileVersion("brain.Event:2").setSourceMetadata(source));
    flush();
  }

  private boolean advance(String tag, long step) {
    if (tag.isEmpty()) {
      throw new IllegalArgumentException("tag must not be empty");
    }
    if (step < 0) {
      throw new IllegalArgumentException("step must not be negative, found " + step);
    }
    return logged.advance(tag, step);
  }

  private void write(long step, Summary.Value value) throws IOException {
    write(event().setStep(step).setSummary(Summary.newBuilder().addValue(value)));
  }

  private void write(Event.Builder event) throws IOException {
    records.write(event.build().toByteArray());
  }

  private static Event.Builder event() {
    return Event.newBuilder().setWallTime(System.currentTimeMillis() / 1000.0);
  }

  private static void checkName(Path logDir) {
    String name = logDir.toAbsolutePath().normalize().getFileName() + "";
    if (name.contains(EventFiles.MARK)) {
      throw new BadInputException(
          "Expected a log folder without \"%s\" in its name but found %s; rename it."
              .formatted(EventFiles.MARK, logDir));
    }
  }
}
