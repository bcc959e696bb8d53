package neva.detection.sample;

import java.io.Closeable;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import neva.detection.ssd.LabeledBox;
import neva.feed.ReadAhead;
import neva.training.BatchOrder;

/**
 * Makes the batches of a training, some steps ahead of it. A batch is a function of the records,
 * the configuration and the step alone, whatever was asked for before: so a training that was
 * killed continues with the very batches it would have had.
 */
public final class BatchFeed implements Closeable {

  private final FeedConfig config;
  private final BatchOrder order;
  private final SampleMaker maker;
  private final ReadAhead<Coming> batches;

  /**
   * A batch whose pictures are being made.
   *
   * @param pixels [b, h, w, 3]
   */
  private record Coming(
      long step, int[] records, float[] pixels, List<LabeledBox>[] boxes, String[] names) {

    @SuppressWarnings("unchecked") // Java knows no arrays of lists
    Coming(long step, int[] records, int pictureSize) {
      this(
          step,
          records,
          new float[records.length * pictureSize],
          new List[records.length],
          new String[records.length]);
    }
  }

  private final class Maker implements ReadAhead.Maker<Coming> {
    @Override
    public Coming begin(long step) {
      return new Coming(step, order.indices(step), maker.pictureSize());
    }

    @Override
    public int size(Coming batch) {
      return batch.records.length;
    }

    @Override
    public void fill(Coming batch, int position) throws IOException {
      int record = batch.records[position];
      int at = position * maker.pictureSize();
      batch.boxes[position] = maker.make(record, batch.step, position, batch.pixels, at);
      batch.names[position] = maker.name(record);
    }
  }

  /**
   * Makes nothing before it is asked.
   *
   * @param records which must stay open
   */
  public BatchFeed(DetectionRecords records, FeedConfig config) {
    this.config = config;
    order = new BatchOrder(records.size(), config.batch(), config.seed());
    maker = new SampleMaker(records, config);
    batches = new ReadAhead<>(new Maker(), config.threads());
  }

  /** Pictures in a batch: as configured, or all there are when these are fewer. */
  public int batchSize() {
    return order.batchSize();
  }

  /** Steps in which each picture is seen once; those that fill no batch sit out. */
  public int stepsPerEpoch() {
    return order.stepsPerEpoch();
  }

  /**
   * The batch of a step.
   *
   * @param step steps already done, from 0
   * @throws neva.io.BadInputException naming file and record, when one of its pictures cannot be
   *     read
   * @throws java.io.UncheckedIOException when reading fails for another reason
   */
  public Batch batch(long step) {
    Coming made = batches.batch(step);
    return new Batch(
        config.height(),
        config.width(),
        made.pixels,
        Arrays.asList(made.boxes),
        Arrays.asList(made.names));
  }

  /**
   * Ends the threads; waits for the pictures they are at, for an interrupted one closes its file.
   */
  @Override
  public void close() {
    batches.close();
  }
}
