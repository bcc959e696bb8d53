package benchmark.neva;

import benchmark.DetectionWork;
import benchmark.Line;
import benchmark.Meter;
import java.nio.file.Path;
import java.util.Locale;
import org.tensorflow.TensorFlow;

/**
 * {@code DetectionBenchmark WORK [MODEL IMAGE]}: one work of {@link DetectionWork}; those that
 * detect take the folder of the zoo's model and a picture.
 */
public final class DetectionBenchmark {

  private static final String ENGINE = "neva";

  private DetectionBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    Locale.setDefault(Locale.ROOT);
    String work = arguments[0];
    switch (work) {
      case DetectionWork.TRAIN, DetectionWork.TRAIN_FROZEN ->
          new SsdSteps(work.equals(DetectionWork.TRAIN_FROZEN))
              .run(new Meter(ENGINE, work, SsdSteps.BATCH));
      case DetectionWork.DETECT, DetectionWork.DETECT_ZOO -> {
        Path model = Path.of(arguments[1]);
        try (SingleImage image =
            work.equals(DetectionWork.DETECT)
                ? SingleImage.rebuilt(model, Path.of(arguments[2]))
                : SingleImage.asImported(model, Path.of(arguments[2]))) {
          new Meter(ENGINE, work, 1).repeat(image::detect);
        }
      }
      default -> throw new IllegalArgumentException("No such work in Neva: " + work);
    }
    Line.print("VERSION", ENGINE, "this checkout on TensorFlow " + TensorFlow.version());
  }
}
