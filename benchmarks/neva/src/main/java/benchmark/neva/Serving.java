package benchmark.neva;

import benchmark.ServiceLoad;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import neva.classification.ClassifierConfig;
import neva.classification.ExportedClassifier;
import neva.classification.ImageClassifier;
import neva.dataset.ImageData;
import neva.dataset.LabeledImages;

/**
 * {@link ExportedClassifier#predict(BufferedImage)} with the CIFAR network, which all threads
 * share: from a picture in memory to the names of the classes, the most probable first. The
 * pictures have the size of the network's input, as those of the peers do.
 */
final class Serving {

  private static final int SIDE = 24;
  private static final int CLASSES = 10;

  private Serving() {}

  static void run(ServiceLoad load, ClosedUnderLoad closed) throws Exception {
    LabeledImages images = images();
    BufferedImage picture = images.image(0);
    try (ScratchRun scratch = ScratchRun.create()) {
      Path model = export(images, scratch);
      try (ExportedClassifier classifier = ExportedClassifier.load(model)) {
        load.run(() -> () -> classifier.predict(picture));
      }
      ExportedClassifier classifier = ExportedClassifier.load(model);
      closed.run(() -> classifier.predict(picture), classifier);
    }
  }

  private static LabeledImages images() {
    byte[] pixels = new byte[CLASSES * SIDE * SIDE * 3]; // [n, h, w, c]
    new Random(1).nextBytes(pixels);
    int[] labels = IntStream.range(0, CLASSES).toArray();
    List<String> names = IntStream.range(0, CLASSES).mapToObj(k -> "class-" + k).toList();
    return new LabeledImages(SIDE, SIDE, 3, pixels, labels, names);
  }

  /** After one step, for what the weights are makes no difference. */
  private static Path export(LabeledImages images, ScratchRun scratch) throws IOException {
    ClassifierConfig config =
        ClassifierConfig.lab()
            .withTraining(
                training -> training.withBatchSize(CLASSES).withSteps(1).withValidationSplit(0));
    ImageData data = ImageData.of(images);
    try (ImageClassifier classifier = ImageClassifier.create(config, data.classNames())) {
      classifier.fit(data, scratch.run());
      Path model = scratch.directory().resolve("export");
      classifier.export(model);
      return model;
    }
  }
}
