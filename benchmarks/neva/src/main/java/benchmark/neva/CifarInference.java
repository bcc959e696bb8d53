package benchmark.neva;

import benchmark.StepWatch;
import neva.classification.ClassifierConfig;
import neva.classification.ImageClassifier;
import neva.dataset.ImageData;
import neva.dataset.Shapes;

/**
 * {@link ImageClassifier#evaluate} on one batch: uint8 pixels in, probabilities out, with the crop
 * of the centre and the softmax.
 */
final class CifarInference {

  private CifarInference() {}

  static void run(StepWatch watch, int batch) throws Exception {
    ImageData images = Shapes.generate(batch, batch, 1);
    ClassifierConfig config =
        ClassifierConfig.lab()
            .withTraining(
                training -> training.withBatchSize(batch).withSteps(1).withValidationSplit(0));
    try (ScratchRun scratch = ScratchRun.create();
        ImageClassifier classifier = ImageClassifier.create(config, images.classNames())) {
      classifier.fit(images, scratch.run());
      watch.repeat(() -> classifier.evaluate(images.test()));
    }
  }
}
