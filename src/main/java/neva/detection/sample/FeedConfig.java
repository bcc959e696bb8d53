package neva.detection.sample;

import neva.io.Check;
import neva.io.Records;

/**
 * How batches are made.
 *
 * @param height h that pictures are scaled to, in pixels; their proportions are not kept
 * @param width w that pictures are scaled to, in pixels
 * @param batch pictures of a step
 * @param seed of order and augmentation
 * @param augmentation random changes of the pictures
 * @param cacheBytes of decoded pictures that are kept in memory, at most
 * @param threads that make pictures ahead of the training
 */
public record FeedConfig(
    int height,
    int width,
    int batch,
    long seed,
    Augmentation augmentation,
    long cacheBytes,
    int threads) {

  public FeedConfig {
    Check.positive("height", height);
    Check.positive("width", width);
    Check.positive("batch", batch);
    Check.notNegative("cacheBytes", cacheBytes);
    Check.positive("threads", threads);
  }

  /** Pictures as they are; seed 1, a quarter of Java's memory and all processors. */
  public static FeedConfig of(int height, int width, int batch) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new FeedConfig(height, width, batch, 1, Augmentation.NONE, cacheBytesHere(), threads);
  }

  /** The room for decoded pictures that a training takes: a quarter of what Java may have. */
  public static long cacheBytesHere() {
    return Runtime.getRuntime().maxMemory() / 4;
  }

  /** The same with another seed. */
  public FeedConfig withSeed(long seed) {
    return Records.with(this, "seed", seed);
  }

  /** The same with other random changes. */
  public FeedConfig withAugmentation(Augmentation augmentation) {
    return Records.with(this, "augmentation", augmentation);
  }

  /** The same with another room for decoded pictures. */
  public FeedConfig withCacheBytes(long cacheBytes) {
    return Records.with(this, "cacheBytes", cacheBytes);
  }

  /** The same with another number of threads. */
  public FeedConfig withThreads(int threads) {
    return Records.with(this, "threads", threads);
  }
}
