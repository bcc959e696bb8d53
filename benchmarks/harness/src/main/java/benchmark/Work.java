package benchmark;

/** The names of what is run, the same in all programs. */
public final class Work {

  /** The CIFAR network, batch 100, images/s of training. */
  public static final String CIFAR_TRAIN = "cifar-train";

  /** The same with crop, flip, hue, contrast, brightness, saturation, clip. */
  public static final String CIFAR_TRAIN_DISTORTED = "cifar-train-distorted";

  /** The CIFAR network, batch 100, images/s of inference. */
  public static final String CIFAR_INFER = "cifar-infer";

  /** LSTM of 128, batch 32, 64 steps, sequences/s of training. */
  public static final String LSTM = "lstm-train";

  /** LSTMs of 14 and 8, batch 32, 12 and 24 steps, sequences/s of training. */
  public static final String LSTM_SMALL = "lstm-train-small";

  /** MobileNet v1, one image of 300×300, images/s of inference. */
  public static final String MOBILENET_INFER = "mobilenet-infer";

  /** MobileNet v1, 300×300, batch 8, images/s of training. */
  public static final String MOBILENET_TRAIN = "mobilenet-train";

  /** The CIFAR network asked for one image at a time by eight threads. */
  public static final String CIFAR_SERVE = "cifar-serve";

  /** Products of square matrices, GFLOP/s. */
  public static final String MATMUL = "matmul";

  /** Threads of {@link #CIFAR_SERVE}. */
  public static final int CLIENTS = 8;

  private Work() {}

  /** A work in a number format other than the program's first, such as {@code matmul-4096}. */
  public static String variant(String work, Object detail) {
    return work + "-" + detail;
  }

  /** Operations of the product of two n×n matrices, in GFLOP. */
  public static double productGflop(int n) {
    return 2 * Math.pow(n, 3) / 1e9;
  }
}
