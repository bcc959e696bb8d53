package benchmark.neva;

import benchmark.Line;
import benchmark.ServiceLoad;
import benchmark.Work;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import neva.classification.ClassifierConfig;
import neva.classification.ExportedClassifier;
import neva.classification.ImageClassifier;
import neva.dataset.ImageData;
import neva.dataset.LabeledImages;
import neva.dataset.Shapes;

/**
 * The exported CIFAR network, asked for one picture in memory at a time by many threads; then once
 * more for a moment, in the middle of which it is closed.
 */
final class CifarServing {

  private static final String CLOSED = "This classifier is closed.";

  private CifarServing() {}

  static void run(ServiceLoad load, String engine) throws Exception {
    ImageData images = Shapes.generate(100, 10, 1);
    BufferedImage picture = ((LabeledImages) images.train()).image(0);
    try (ScratchRun scratch = ScratchRun.create()) {
      Path model = scratch.directory().resolve("model");
      export(images, scratch, model);
      try (ExportedClassifier classifier = ExportedClassifier.load(model)) {
        load.run(() -> () -> classifier.predict(picture));
      }
      closedWhileOthersPredict(ExportedClassifier.load(model), picture, engine);
    }
  }

  private static void export(ImageData images, ScratchRun scratch, Path model) throws IOException {
    ClassifierConfig config =
        ClassifierConfig.lab().withTraining(t -> t.withSteps(1).withValidationSplit(0));
    try (ImageClassifier classifier = ImageClassifier.create(config, images.classNames())) {
      classifier.fit(images, scratch.run());
      classifier.export(model);
    }
  }

  /** Prints CLOSED: threads that were told so in the one sentence, and threads. */
  private static void closedWhileOthersPredict(
      ExportedClassifier classifier, BufferedImage picture, String engine) throws Exception {
    AtomicInteger told = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(Work.CLIENTS);
    for (int i = 0; i < Work.CLIENTS; i++) {
      threads.submit(() -> told.addAndGet(endsInTheSentence(classifier, picture) ? 1 : 0));
    }
    Thread.sleep(1_000);
    classifier.close();
    threads.shutdown();
    threads.awaitTermination(1, TimeUnit.MINUTES);
    Line.print("CLOSED", engine, Integer.toString(told.get()), Integer.toString(Work.CLIENTS));
  }

  private static boolean endsInTheSentence(ExportedClassifier classifier, BufferedImage picture) {
    try {
      while (true) {
        classifier.predict(picture);
      }
    } catch (IllegalStateException e) {
      return e.getMessage().equals(CLOSED);
    }
  }
}
