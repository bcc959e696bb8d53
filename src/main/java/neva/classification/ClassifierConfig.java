package neva.classification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Optional;
import java.util.function.Consumer;
import neva.distortion.ColorDistortion;
import neva.io.BadInputException;
import neva.training.Adam;
import neva.training.AdamW;
import neva.training.Cadence;
import neva.training.Muon;
import neva.training.Precision;
import neva.training.Schedule;
import neva.training.TrainingConfig;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/**
 * How an image classifier sees its images and is trained.
 *
 * @param crop side of the square that the network sees, in pixels: a random window of the image in
 *     training, its centre otherwise
 * @param flip whether training mirrors half of the images
 * @param colorDistortion random colour changes in training, or null for none
 * @param standardize whether each image is brought to mean 0 and variance 1 before the network
 * @param training optimizer, length, batch and the rest
 */
public record ClassifierConfig(
    int crop,
    boolean flip,
    @JsonInclude(JsonInclude.Include.ALWAYS) ColorDistortion colorDistortion,
    boolean standardize,
    TrainingConfig training) {

  private static final int CROP = 24;
  private static final double EPOCHS = 14;
  private static final int BATCH = 100;
  private static final double VALIDATION = 0.1;

  public ClassifierConfig {
    if (crop < 4) {
      throw new BadInputException("crop must be at least 4 pixels, found " + crop);
    }
  }

  /**
   * The recipe of the course's lab: strong colour changes, Adam at a constant rate of 1e-4, batches
   * of 100, float32.
   */
  public static ClassifierConfig lab() {
    return new ClassifierConfig(
        CROP,
        true,
        ColorDistortion.LAB,
        false,
        new TrainingConfig(
            Adam.DEFAULT,
            new Schedule.Constant(1e-4),
            60_000,
            100,
            0,
            0,
            0,
            1,
            Precision.FLOAT32,
            0.1,
            0,
            new Cadence(10, 10, 1000, 1000, 1000, 5)));
  }

  /**
   * The recipe for 50,000 small photographs such as CIFAR-10: see {@code docs/classification.md}.
   */
  public static ClassifierConfig cifar() {
    return forImages(50_000);
  }

  /**
   * The same recipe for another number of training images: as many passes, but enough steps to
   * learn from a small set and no more than a set of that kind needs.
   *
   * @param images in the training part, with what will be held out
   */
  public static ClassifierConfig forImages(int images) {
    return forImages(images, BATCH, VALIDATION);
  }

  /**
   * The same recipe with other batches or another share held out: as many passes.
   *
   * @param images in the training part, with what will be held out
   */
  public static ClassifierConfig forImages(int images, int batch, double validation) {
    long steps = Math.max(1_000, Math.round(EPOCHS * images * (1 - validation) / batch));
    int every = (int) Math.min(1_000, steps / 10);
    return new ClassifierConfig(
        CROP,
        true,
        ColorDistortion.MILD,
        true,
        new TrainingConfig(
            new Muon(new AdamW(Adam.DEFAULT, 0.05f), 0.95f),
            new Schedule.Linear(4e-3).warmUp(steps / 20),
            steps,
            batch,
            0,
            0,
            0,
            1,
            Precision.best(),
            validation,
            0,
            new Cadence(10, 10, every, every, every, 5)));
  }

  /** A copy with another training configuration: {@code config.withTraining(t -> t.batch = 50)}. */
  public ClassifierConfig withTraining(Consumer<TrainingConfig.Draft> change) {
    return new ClassifierConfig(crop, flip, colorDistortion, standardize, training.with(change));
  }

  Optional<ColorDistortion> colors() {
    return Optional.ofNullable(colorDistortion);
  }

  /** Adds what comes between pixels in [0, 1] and the first layer. */
  Operand<TFloat32> prepare(Ops tf, Operand<TFloat32> images) {
    return standardize ? ImageInput.standardize(tf, images) : images;
  }
}
