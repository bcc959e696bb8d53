package neva.classification;

import java.util.function.UnaryOperator;
import neva.distortion.ColorDistortion;
import neva.network.ClassifierNetwork;
import neva.network.NetworkName;
import neva.training.Adam;
import neva.training.AdamW;
import neva.training.Cadence;
import neva.training.Muon;
import neva.training.Optimizer;
import neva.training.Precision;
import neva.training.Schedule;
import neva.training.Sgd;
import neva.training.TrainingConfig;

/**
 * What a network is trained with unless somebody asks for something else.
 *
 * @param training but for its length
 * @param epochs passes over the images
 * @param leastSteps for sets that are so small that the epochs are few steps
 * @param warmUp share of the steps in which the rate rises
 */
record Recipe(
    InputConfig input, TrainingConfig training, double epochs, int leastSteps, double warmUp) {

  private static final int OTHERS_EVERY = 1_000;
  private static final Optimizer MUON = new Muon(new AdamW(Adam.DEFAULT, 0.05f), 0.95f);
  private static final TrainingConfig TRAINING =
      TrainingConfig.DEFAULT.withPrecision(Precision.best());

  /** Up to this side windows have the size of the recipe; of larger images they are a share. */
  private static final int SMALL = 32;

  /** Chosen on held-out images, but for ResNet-20's optimizer: see {@code docs/results.md}. */
  static Recipe of(ClassifierNetwork network, ImageShape images) {
    if (!(network instanceof NetworkName name)) {
      return photographs(InputConfig.of(images.height(), images.width()));
    }
    return switch (name) {
      case LAB, GAP -> photographs(windows(images, 24, SMALL));
      case MNIST_DENSE -> digits(windows(images, 28, 28), 20);
      case MNIST_CONV -> digits(windows(images, 28, 28), 12);
      case RESNET_20 -> resNet(windows(images, SMALL, SMALL));
    };
  }

  private static InputConfig windows(ImageShape images, int crop, int of) {
    return InputConfig.of(window(images.height(), crop, of), window(images.width(), crop, of));
  }

  private static int window(int side, int crop, int of) {
    return side <= SMALL ? Math.min(crop, side) : Math.round((float) side * crop / of);
  }

  private static Recipe photographs(InputConfig windows) {
    return new Recipe(
        windows
            .withFlip(Flip.HORIZONTAL)
            .withColorDistortion(ColorDistortion.MILD)
            .withNormalization(Normalization.IMAGE),
        TRAINING.withOptimizer(MUON).withSchedule(new Schedule.Linear(4e-3)).withBatchSize(100),
        14,
        1_000,
        0.05);
  }

  private static Recipe resNet(InputConfig windows) {
    return new Recipe(
        windows.withBorder(4).withFlip(Flip.HORIZONTAL).withNormalization(Normalization.CHANNEL),
        TRAINING
            .withOptimizer(new Sgd(0.9f))
            .withSchedule(new Schedule.Linear(0.1))
            .withL2(5e-4)
            .withBatchSize(128),
        60,
        1_000,
        0.05);
  }

  private static Recipe digits(InputConfig windows, double epochs) {
    TrainingConfig training = TRAINING.withSchedule(new Schedule.Constant(1e-3)).withBatchSize(128);
    return new Recipe(windows, training, epochs, 200, 0);
  }

  static ClassifierConfig lab() {
    InputConfig windows =
        InputConfig.of(24, 24).withFlip(Flip.HORIZONTAL).withColorDistortion(ColorDistortion.LAB);
    return ClassifierConfig.of(
        NetworkName.LAB,
        windows,
        TrainingConfig.DEFAULT
            .withSchedule(new Schedule.Constant(1e-4))
            .withSteps(120_000)
            .withBatchSize(100)
            .withCadence(cadence(OTHERS_EVERY)));
  }

  private static Cadence cadence(int every) {
    return Cadence.DEFAULT.withHistograms(every).withEvaluate(every).withCheckpoint(every);
  }

  /**
   * The training of this recipe for a number of images, with changes: as many epochs whatever they
   * say of batches and of validation.
   *
   * @param images in the training set, with those that {@code validationSplit} takes from it
   */
  TrainingConfig training(int images, UnaryOperator<TrainingConfig> change) {
    TrainingConfig changed = change.apply(training);
    double trained = images * (1 - changed.validationSplit());
    long steps = Math.max(leastSteps, Math.round(epochs * trained / changed.batchSize()));
    int every = (int) Math.max(1, Math.min(OTHERS_EVERY, steps / 10));
    Schedule schedule = training.schedule();
    return change.apply(
        training
            .withSteps(steps)
            .withSchedule(warmUp == 0 ? schedule : schedule.warmUp(Math.round(warmUp * steps)))
            .withCadence(cadence(every)));
  }
}
