package neva.detection;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import neva.detection.metric.Detection;
import neva.detection.metric.DetectionConfusion;
import neva.detection.metric.PrecisionRecall;
import neva.detection.metric.VocMetrics;
import neva.io.AtomicFile;
import neva.io.Json;
import neva.io.Text;
import neva.plot.ConfusionMatrixChart;
import neva.plot.ImageGrid;
import neva.plot.LineChart;
import neva.plot.Png;
import neva.tensorboard.EventReader;
import neva.tensorboard.ScalarPoint;
import neva.training.Run;
import neva.training.RunChart;
import neva.weights.RestoreTable;

/** Writes what a person wants to see of a detector, as PNG, CSV and JSON. */
public final class DetectionReport {

  private static final int WIDTH = 900;
  private static final int HEIGHT = 500;
  private static final int MOST_CURVES = 7;
  private static final int PICTURES = 12;
  private static final int COLUMNS = 2;

  private final Path folder;

  public DetectionReport(Path folder) {
    this.folder = folder;
  }

  /** What became of the variables when the weights of the base were loaded. */
  void writeRestoreTable(RestoreTable table) throws IOException {
    AtomicFile.write(folder.resolve("restore.txt"), table.toString());
  }

  /** The curves of losses and precision over the steps of a run, and all that it logged as CSV. */
  public void writeCurves(Run run) throws IOException {
    StringBuilder csv = new StringBuilder("part,curve,step,value\n");
    append(csv, "train", run.trainLogs());
    append(csv, "eval", run.evalLogs());
    AtomicFile.write(folder.resolve("curves.csv"), csv.toString());
    new RunChart(run, "Loss", "loss")
        .training("training, total", LossTags.TOTAL)
        .training("training, boxes", LossTags.LOCALIZATION)
        .training("training, classes", LossTags.CLASSIFICATION)
        .validation("validation, total", LossTags.TOTAL)
        .write(folder.resolve("loss.png"));
    new RunChart(run, "Validation set", "mean average precision")
        .validation("overlap 0.5", DetectionResults.VOC)
        .validation("overlaps 0.5 to 0.95", DetectionResults.WATCHED)
        .write(folder.resolve("precision.png"));
  }

  private static void append(StringBuilder csv, String part, Path logs) throws IOException {
    for (Map.Entry<String, List<ScalarPoint>> curve : EventReader.scalars(logs).entrySet()) {
      for (ScalarPoint point : curve.getValue()) {
        csv.append(
            "%s,%s,%d,%s%n".formatted(part, quoted(curve.getKey()), point.step(), point.value()));
      }
    }
  }

  /**
   * What a detector found on a set: metrics.json, tables, precision against recall, the confusion
   * matrix and a page of pictures. The figures come last, so that the rest is there where there is
   * no font for them.
   *
   * @param part names the files, and the part of metrics.json, such as {@code eval}; other parts
   *     stay
   */
  public void writeResults(DetectionResults results, String part) throws IOException {
    Json.writePart(folder.resolve("metrics.json"), part, results.metrics());
    AtomicFile.write(folder.resolve(part + "-classes.csv"), classes(results));
    AtomicFile.write(folder.resolve(part + "-detections.csv"), detections(results));
    AtomicFile.write(folder.resolve(part + "-precision-recall.csv"), precisionRecall(results));
    DetectionConfusion confusion = results.confusion(Detector.MIN_SCORE);
    AtomicFile.write(folder.resolve(part + "-confusion-matrix.csv"), csv(confusion));
    drawPrecisionRecall(results, part);
    ConfusionMatrixChart chart =
        new ConfusionMatrixChart(
            "Confusion matrix, score %s and more".formatted(Detector.MIN_SCORE),
            confusion.counts(),
            confusion.names());
    Png.write(chart.image(), folder.resolve(part + "-confusion-matrix.png"));
    Png.write(page(results), folder.resolve(part + "-pictures.png"));
  }

  /** Of the classes that have objects. */
  private static String classes(DetectionResults results) {
    Map<Integer, Double> coco = results.coco().classes();
    StringBuilder csv = new StringBuilder("class,objects,mAP,AP@0.5\n");
    results
        .voc()
        .classes()
        .forEach(
            (id, one) ->
                csv.append(
                    Text.format(
                        "%s,%d,%.6f,%.6f%n",
                        quoted(results.name(id)),
                        one.objects(),
                        coco.get(id),
                        one.averagePrecision())));
    return csv.toString();
  }

  private static String detections(DetectionResults results) {
    StringBuilder csv = new StringBuilder("file,record,picture,class,score,xmin,ymin,xmax,ymax\n");
    for (int i = 0; i < results.pictures().size(); i++) {
      var record = results.records().get(i);
      for (Detection found : results.pictures().get(i).detections()) {
        csv.append(
            Text.format(
                "%s,%d,%s,%s,%.6f,%.2f,%.2f,%.2f,%.2f%n",
                quoted(record.file().toString()),
                record.number(),
                quoted(record.name()),
                quoted(found.name()),
                found.score(),
                found.box().xmin(),
                found.box().ymin(),
                found.box().xmax(),
                found.box().ymax()));
      }
    }
    return csv.toString();
  }

  private static String quoted(String text) {
    return '"' + text.replace("\"", "\"\"") + '"';
  }

  private static String precisionRecall(DetectionResults results) {
    StringBuilder csv = new StringBuilder("class,score,recall,precision\n");
    results
        .voc()
        .classes()
        .forEach((id, one) -> append(csv, quoted(results.name(id)), one.curve()));
    return csv.toString();
  }

  private void drawPrecisionRecall(DetectionResults results, String part) throws IOException {
    Map<Integer, VocMetrics.OfClass> classes = results.voc().classes();
    LineChart chart = new LineChart("Precision against recall, overlap 0.5", "recall", "precision");
    classes.entrySet().stream()
        .sorted(Comparator.comparingInt(one -> -one.getValue().objects()))
        .limit(MOST_CURVES)
        .forEach(
            one ->
                chart.line(
                    Text.format(
                        "%s, AP %.3f",
                        results.name(one.getKey()), one.getValue().averagePrecision()),
                    one.getValue().curve().recall(),
                    one.getValue().curve().precision()));
    Png.write(chart.image(WIDTH, HEIGHT), folder.resolve(part + "-precision-recall.png"));
  }

  private static void append(StringBuilder csv, String name, PrecisionRecall curve) {
    for (int i = 0; i < curve.scores().length; i++) {
      csv.append(
          Text.format(
              "%s,%.6f,%.6f,%.6f%n",
              name, curve.scores()[i], curve.recall()[i], curve.precision()[i]));
    }
  }

  private static String csv(DetectionConfusion confusion) {
    List<String> names = confusion.names().stream().map(DetectionReport::quoted).toList();
    StringBuilder csv = new StringBuilder("true\\found," + String.join(",", names) + "\n");
    for (int truth = 0; truth < names.size(); truth++) {
      csv.append(names.get(truth));
      for (int count : confusion.counts()[truth]) {
        csv.append(',').append(count);
      }
      csv.append('\n');
    }
    return csv.toString();
  }

  /** Some pictures, evenly spread over the set. */
  private static BufferedImage page(DetectionResults results) throws IOException {
    ImageGrid grid =
        new ImageGrid("Detections on the left, ground truth on the right")
            .columns(COLUMNS)
            .scale(1);
    int all = results.pictures().size();
    int shown = Math.min(PICTURES, all);
    for (int n = 0; n < shown; n++) {
      int i = n * all / shown;
      int objects = results.pictures().get(i).truths().size();
      grid.tile(
          SideBySide.draw(results, i),
          results.records().get(i).name(),
          objects == 1 ? "1 object" : objects + " objects");
    }
    return grid.image();
  }
}
