package neva.detection.sample;

import neva.io.BadInputException;

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
    positive("height", height);
    positive("width", width);
    positive("batch", batch);
    positive("threads", threads);
    if (cacheBytes < 0) {
      throw new BadInputException("cacheBytes must be 0 or more, found " + cacheBytes);
    }
  }

  /** The room for decoded pictures that a training takes: a quarter of what Java may have. */
  public static long cacheBytesHere() {
    return Runtime.getRuntime().maxMemory() / 4;
  }

  private static void positive(String field, int value) {
    if (value < 1) {
      throw new BadInputException("%s must be positive, found %d".formatted(field, value));
    }
  }
}
