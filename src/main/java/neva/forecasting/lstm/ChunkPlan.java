package neva.forecasting.lstm;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Which chunks of the series are trained on, and which evaluate the training. */
final class ChunkPlan {

  /**
   * The parts of a series.
   *
   * @param first index of the first step
   * @param fitted index after the last value of the training set
   * @param trained index after the last value of the validation set
   */
  record Span(int first, int fitted, int trained) {

    int fittedSteps() {
      return fitted - 1 - first;
    }

    int steps() {
      return trained - 1 - first;
    }
  }

  private final List<Span> spans;
  private final int time;
  private final int warmUp;
  private final long seed;

  ChunkPlan(List<Span> spans, LstmConfig config) {
    this.spans = spans;
    this.time =
        Math.min(config.lookback(), spans.stream().mapToInt(Span::steps).max().orElseThrow());
    this.warmUp = Math.min(config.warmUp(), time - 1);
    this.seed = config.training().seed();
  }

  /** Steps of a chunk: the lookback, or less where all series are shorter. */
  int time() {
    return time;
  }

  /** How many chunks an epoch has. */
  int size() {
    return spans.stream().mapToInt(this::count).sum();
  }

  private int count(Span span) {
    int stride = time - warmUp;
    return Math.max(1, (span.fittedSteps() - warmUp + stride - 1) / stride);
  }

  /**
   * The chunks of an epoch, {@link #size} of them. They start elsewhere in every epoch, so that
   * there are many more of them.
   */
  List<Chunk> training(long epoch) {
    SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + epoch);
    List<Chunk> chunks = new ArrayList<>();
    for (int series = 0; series < spans.size(); series++) {
      Span span = spans.get(series);
      int stride = time - warmUp;
      int last = Math.max(0, span.fittedSteps() - time);
      for (int k = 0; k < count(span); k++) {
        int start = Math.min(last, k * stride + random.nextInt(stride));
        chunks.add(new Chunk(series, span.first + start, counted(span), 0, span.fitted));
      }
    }
    return chunks;
  }

  /** A series in one chunk counts from its start, as it does when forecasts are made. */
  private int counted(Span span) {
    return span.fittedSteps() <= time && warmUp < time - 1 ? 0 : warmUp;
  }

  /** The chunks that hold each validation value once, after half a chunk to look back on. */
  List<Chunk> validation() {
    List<Chunk> chunks = new ArrayList<>();
    for (int series = 0; series < spans.size(); series++) {
      Span span = spans.get(series);
      int wanted = Math.max(warmUp, time / 2);
      for (int from = span.fitted; from < span.trained; ) {
        int rest = span.trained - from;
        int to =
            rest + wanted <= time ? span.trained : Math.min(span.trained, from + time - wanted);
        int start = Math.max(span.first, to - 1 - time);
        chunks.add(new Chunk(series, start, from - 1 - start, from, to));
        from = to;
      }
    }
    return chunks;
  }
}
