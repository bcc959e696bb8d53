package neva.classification;

import java.util.Objects;

/**
 * The number on validation data that chooses the best checkpoint and ends a training early.
 *
 * @param metric {@code accuracy}, {@code loss}, or the name of a metric of one's own
 * @param higherIsBetter whether a higher value is better
 */
public record Watched(String metric, boolean higherIsBetter) {

  /** The share of images whose class is found; of equal ones the lower loss is better. */
  public static final Watched ACCURACY = new Watched("accuracy", true);

  /** What training minimizes. */
  public static final Watched LOSS = new Watched("loss", false);

  public Watched {
    Objects.requireNonNull(metric, "metric");
  }
}
