package neva.classification;

import neva.distortion.ColorDistortion;
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
 * @param epochs passes over the images
 * @param leastSteps for sets that are so small that the passes are few steps
 * @param warmUp share of the steps in which the rate rises
 * @param l2 weight of half the squared weights in the loss
 */
record Recipe(
    NetworkName network,
    InputConfig input,
    Optimizer optimizer,
    Schedule schedule,
    double warmUp,
    double l2,
    double epochs,
    int leastSteps,
    int batch) {

  private static final double VALIDATION = 0.1;
  private static final Optimizer MUON = new Muon(new AdamW(Adam.DEFAULT, 0.05f), 0.95f);

  /** Chosen on held-out images, but for ResNet-20's optimizer: see {@code docs/results.md}. */
  static Recipe of(NetworkName network) {
    return switch (network) {
      case LAB, GAP ->
          new Recipe(
              network,
              new InputConfig(24, 0, Flip.HORIZONTAL, 0, ColorDistortion.MILD, Normalization.IMAGE),
              MUON,
              new Schedule.Linear(4e-3),
              0.05,
              0,
              14,
              1_000,
              100);
      case MNIST_DENSE -> digits(network, 20);
      case MNIST_CONV -> digits(network, 12);
      case RESNET_20 ->
          new Recipe(
              network,
              new InputConfig(32, 4, Flip.HORIZONTAL, 0, null, Normalization.CHANNEL),
              new Sgd(0.9f),
              new Schedule.Linear(0.1),
              0.05,
              5e-4,
              60,
              1_000,
              128);
    };
  }

  /** Whole images of 28×28 as they are. */
  private static Recipe digits(NetworkName network, double epochs) {
    return new Recipe(
        network,
        new InputConfig(28, 0, Flip.NONE, 0, null, Normalization.NONE),
        Adam.DEFAULT,
        new Schedule.Constant(1e-3),
        0,
        0,
        epochs,
        200,
        128);
  }

  static ClassifierConfig lab() {
    return new ClassifierConfig(
        NetworkName.LAB,
        new InputConfig(24, 0, Flip.HORIZONTAL, 0, ColorDistortion.LAB, Normalization.NONE),
        null,
        new TrainingConfig(
            Adam.DEFAULT,
            new Schedule.Constant(1e-4),
            120_000,
            100,
            0,
            0,
            0,
            1,
            Precision.FLOAT32,
            VALIDATION,
            0,
            new Cadence(10, 1000, 1000, 1000, 5)));
  }

  ClassifierConfig forImages(int images) {
    return forImages(images, batch, VALIDATION);
  }

  ClassifierConfig forImages(int images, int batch, double validation) {
    long steps = Math.max(leastSteps, Math.round(epochs * images * (1 - validation) / batch));
    int every = (int) Math.max(1, Math.min(1_000, steps / 10));
    Schedule warm = warmUp == 0 ? schedule : schedule.warmUp(Math.round(warmUp * steps));
    return new ClassifierConfig(
        network,
        input,
        null,
        new TrainingConfig(
            optimizer,
            warm,
            steps,
            batch,
            0,
            l2,
            0,
            1,
            Precision.best(),
            validation,
            0,
            new Cadence(10, every, every, every, 5)));
  }
}
