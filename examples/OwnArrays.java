import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import neva.classification.ClassifierConfig;
import neva.classification.ImageClassifier;
import neva.dataset.ImageData;
import neva.dataset.LabeledImages;
import neva.network.NetworkName;
import neva.training.ConsoleProgress;
import neva.training.Run;

/** Images that are arrays in memory, as a program of your own has them. */
public class OwnArrays {

  private static final int SIDE = 16;

  public static void main(String[] args) throws IOException {
    System.out.println("accuracy " + accuracy(2_000, 10, Path.of("runs/arrays")));
  }

  static double accuracy(int images, double epochs, Path folder) throws IOException {
    ImageData data = ImageData.of(drawn(images, 1)).withTest(drawn(200, 2));
    ClassifierConfig config =
        ClassifierConfig.of(NetworkName.MNIST_DENSE, data)
            .withTraining(training -> training.lastingEpochs(epochs, images));
    try (var classifier = ImageClassifier.create(config, data.classNames())) {
      classifier.fit(data, Run.in(folder), ConsoleProgress.create());
      return classifier.evaluate(data.test()).accuracy();
    }
  }

  /** Lit from the left where the label is 0, from the right where it is 1; half is noise. */
  private static LabeledImages drawn(int images, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    float[] values = new float[images * SIDE * SIDE]; // [n, h, w, 1], from 0 to 1
    int[] labels = IntStream.range(0, images).map(i -> i % 2).toArray(); // [n]
    for (int p = 0; p < values.length; p++) {
      int light = labels[p / (SIDE * SIDE)] == 0 ? SIDE - p % SIDE : p % SIDE;
      values[p] = ((float) light / SIDE + random.nextFloat()) / 2;
    }
    return new LabeledImages(SIDE, SIDE, 1, values, labels, List.of("left", "right"));
  }
}
