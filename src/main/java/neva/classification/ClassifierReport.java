package neva.classification;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import neva.io.AtomicFile;
import neva.io.Json;
import neva.io.Text;
import neva.plot.ConfusionMatrixChart;
import neva.plot.ImageGrid;
import neva.plot.Png;
import neva.training.Run;
import neva.training.RunChart;

/** Writes what a person wants to see of a classifier, as PNG, CSV and JSON. */
public final class ClassifierReport {

  private static final int PAGE = 40;
  private static final int COLUMNS = 8;
  private static final int SCALE = 3;
  private static final Color WRONG = new Color(0xd62728);

  private final Path folder;

  public ClassifierReport(Path folder) {
    this.folder = folder;
  }

  /** The curves of loss and accuracy over the steps of a run. */
  public void writeCurves(Run run) throws IOException {
    curve(run, "loss", "Loss", "cross-entropy, nats");
    curve(run, "accuracy", "Accuracy", "accuracy");
  }

  private void curve(Run run, String tag, String title, String yLabel) throws IOException {
    new RunChart(run, title, yLabel)
        .training("training batches, smoothed", tag)
        .validation("validation", tag)
        .write(folder.resolve(tag + ".png"));
  }

  /** One image beside what the training made of it. */
  public void writeDistortions(ImageClassifier classifier) throws IOException {
    Png.write(classifier.distortions().image(), folder.resolve("distortions.png"));
  }

  /**
   * What the classifier says of a set: metrics.json, the confusion matrix, a page of images and
   * precision against recall. The figures come last, so that the rest is there where there is no
   * font for them.
   *
   * @param part names the files, and the part of metrics.json, such as {@code test}; other parts
   *     stay
   */
  public void writePredictions(Predictions predictions, String part) throws IOException {
    ConfusionMatrix matrix = predictions.confusionMatrix();
    PrecisionRecallReport curves = PrecisionRecallReport.of(predictions);
    Json.writePart(folder.resolve("metrics.json"), part, ClassifierMetrics.of(predictions, curves));
    AtomicFile.write(folder.resolve(part + "-confusion-matrix.csv"), matrix.csv());
    ConfusionMatrixChart chart =
        new ConfusionMatrixChart(
            Text.format("Confusion matrix, accuracy %.2f%%", 100 * matrix.accuracy()),
            matrix.counts(),
            matrix.classNames());
    Png.write(chart.image(), folder.resolve(part + "-confusion-matrix.png"));
    Png.write(page(predictions).image(), folder.resolve(part + "-images.png"));
    Png.write(curves.figure(), folder.resolve(part + "-precision-recall.png"));
  }

  /**
   * Logs precision against recall of each class for TensorBoard, into {@code logs/<part>} of a run
   * at the step of its trained checkpoint; left out when it is there.
   */
  public static void logPrecisionRecall(Run run, Predictions predictions, String part)
      throws IOException {
    PrecisionRecallReport.of(predictions).log(run, part);
  }

  private static ImageGrid page(Predictions predictions) throws IOException {
    ImageGrid grid =
        new ImageGrid("True name above, predicted name below; mistakes framed in red")
            .columns(COLUMNS)
            .scale(SCALE);
    for (int image : ClassSample.ofEachClass(predictions, PAGE)) {
      BufferedImage picture = predictions.images().get(image).image();
      String truth = predictions.trueName(image);
      String predicted = predictions.predictedName(image);
      if (predictions.isRight(image)) {
        grid.tile(picture, truth, predicted);
      } else {
        grid.tile(picture, WRONG, truth, predicted);
      }
    }
    return grid;
  }
}
