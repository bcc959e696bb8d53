package neva.training;

import java.util.Arrays;
import java.util.SplittableRandom;
import neva.io.Check;

/**
 * Which examples each step trains on. Every epoch is a shuffle drawn from (seed, epoch), so the
 * batch of a step depends on nothing that ran before. The examples left over when a batch does not
 * divide their number sit out for that epoch, others each time.
 */
public final class BatchOrder {

  private final int examples;
  private final int batch;
  private final long seed;
  private long shuffledEpoch = -1;
  private int[] shuffled;

  /**
   * @param batch its size; a batch larger than the set is cut to its size
   */
  public BatchOrder(int examples, int batch, long seed) {
    Check.positive("examples", examples);
    Check.positive("batch", batch);
    this.examples = examples;
    this.batch = Math.min(batch, examples);
    this.seed = seed;
  }

  public int batchSize() {
    return batch;
  }

  public int stepsPerEpoch() {
    return examples / batch;
  }

  /** The examples of a step, counted from 0. */
  public int[] indices(long step) {
    long epoch = step / stepsPerEpoch();
    if (epoch != shuffledEpoch) {
      shuffled = shuffle(epoch);
      shuffledEpoch = epoch;
    }
    int from = (int) (step % stepsPerEpoch()) * batch;
    return Arrays.copyOfRange(shuffled, from, from + batch);
  }

  private int[] shuffle(long epoch) {
    // The generator walks in equal strides, so seeds must not lie a stride apart.
    SplittableRandom random = new SplittableRandom(new SplittableRandom(seed).nextLong() + epoch);
    int[] order = new int[examples];
    for (int i = 0; i < examples; i++) {
      int j = random.nextInt(i + 1);
      order[i] = order[j];
      order[j] = i;
    }
    return order;
  }
}
