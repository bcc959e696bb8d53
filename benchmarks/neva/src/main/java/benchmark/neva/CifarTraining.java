package benchmark.neva;

import benchmark.StepWatch;
import java.io.IOException;
import neva.classification.ClassifierConfig;
import neva.classification.ImageClassifier;
import neva.classification.InputConfig;
import neva.dataset.ImageData;
import neva.dataset.Shapes;
import neva.training.Cadence;
import neva.training.Precision;

/**
 * {@link ImageClassifier#fit} with the recipe of the lab on generated images, in a run directory
 * that is deleted afterwards. The log of losses is written as always, every ten steps; there are no
 * evaluations, histograms and checkpoints but the last, which users space far apart.
 *
 * @param distorted whether images are mirrored and recoloured; they are cropped in any case
 */
record CifarTraining(boolean distorted, Precision precision, int batch) {

  private static final int IMAGES = 2_000;
  private static final long FOREVER = 10_000_000;
  private static final Cadence CADENCE = Cadence.AT_END.withScalars(10);

  void run(StepWatch watch) throws IOException {
    ImageData images = Shapes.generate(IMAGES, batch, 1);
    try (ScratchRun scratch = ScratchRun.create();
        ImageClassifier classifier = ImageClassifier.create(config(), images.classNames())) {
      classifier.fit(images, scratch.run(), new WatchedProgress(watch));
    }
  }

  private ClassifierConfig config() {
    ClassifierConfig lab =
        ClassifierConfig.lab()
            .withTraining(
                training ->
                    training
                        .withBatchSize(batch)
                        .withSteps(FOREVER)
                        .withPrecision(precision)
                        .withValidationSplit(0)
                        .withCadence(CADENCE));
    return distorted ? lab : lab.withInput(InputConfig::plain);
  }
}
