package benchmark;

/** The works on detectors; the peer of the training is {@link Work#MOBILENET_TRAIN}. */
public final class DetectionWork {

  /** SSD MobileNet v1 at full width, 300×300, batch 8, images/s of training. */
  public static final String TRAIN = "ssd-train";

  /** The same with batch normalisation by the statistics it has. */
  public static final String TRAIN_FROZEN = "ssd-train-frozen-norm";

  /** The zoo's SSD MobileNet v1 of depth 0.75 on one image, rebuilt, images/s. */
  public static final String DETECT = "ssd-detect";

  /** The same in the zoo's graph. */
  public static final String DETECT_ZOO = "ssd-detect-zoo";

  private DetectionWork() {}
}
