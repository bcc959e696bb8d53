package neva.detection;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import neva.detection.annotation.LabelMap;
import neva.detection.metric.Detection;
import neva.detection.sample.DetectionRecord;
import neva.detection.sample.DetectionRecords;
import neva.detection.ssd.DetectionTensors;
import neva.image.Picture;
import neva.tensorboard.EventWriter;
import neva.training.Evaluation;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.types.TFloat32;

/** Measures precision and loss on the held-out pictures while training goes on. */
final class TrainingEvaluation implements Evaluation {

  /** As the API's evaluation names its pictures. */
  private static final String PICTURES = "Detections_Left_Groundtruth_Right";

  private static final int LOGGED_PICTURES = 4;

  private final Session session;
  private final EvaluationGraph graph;
  private final Operand<TFloat32> regularization;
  private final DetectionRecords records;
  private final LabelMap labels;
  private final ClassNumbers classes;
  private double localization;
  private double classification;
  private DetectionResults last;

  TrainingEvaluation(
      Session session,
      EvaluationGraph graph,
      Operand<TFloat32> regularization,
      DetectionRecords records,
      LabelMap labels) {
    this.session = session;
    this.graph = graph;
    this.regularization = regularization;
    this.records = records;
    this.labels = labels;
    this.classes = new ClassNumbers(records.labels(), labels);
  }

  @Override
  public SortedMap<String, Double> evaluate() {
    localization = 0;
    classification = 0;
    try {
      last = DetectionResults.of(records, labels, this::find);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    SortedMap<String, Double> metrics = last.metrics();
    LossTags.put(
        metrics, localization / records.size(), classification / records.size(), regularization());
    return metrics;
  }

  /** Detects, and adds up the loss. */
  private List<Detection> find(DetectionRecord record, Picture picture) {
    Map<Operand<?>, Tensor> feed = graph.feed(picture, classes.of(record.toLearn()));
    DetectionTensors found = graph.inference().detections();
    Session.Runner runner = session.runner();
    feed.forEach(runner::feed);
    runner.fetch(found.boxes()).fetch(found.scores()).fetch(found.classes()).fetch(found.count());
    runner.fetch(graph.localization()).fetch(graph.classification());
    try (Result result = runner.run()) {
      localization += ((TFloat32) result.get(4)).getFloat();
      classification += ((TFloat32) result.get(5)).getFloat();
      return DetectionSession.detections(result, picture, labels, 0);
    } finally {
      feed.values().forEach(Tensor::close);
    }
  }

  private double regularization() {
    try (Result result = session.runner().fetch(regularization).run()) {
      return ((TFloat32) result.get(0)).getFloat();
    }
  }

  @Override
  public void log(EventWriter log, long step) throws IOException {
    List<BufferedImage> pictures = new ArrayList<>();
    for (int i = 0; i < Math.min(LOGGED_PICTURES, records.size()); i++) {
      pictures.add(SideBySide.draw(last, i));
    }
    log.image(PICTURES, step, pictures);
  }

  @Override
  public SortedMap<String, Double> shown(SortedMap<String, Double> metrics) {
    SortedMap<String, Double> shown = new TreeMap<>();
    shown.put("mAP", metrics.get(DetectionResults.WATCHED));
    shown.put("mAP@0.5", metrics.getOrDefault(DetectionResults.VOC, -1.0));
    shown.put("loss", metrics.get(LossTags.TOTAL));
    return shown;
  }

  @Override
  public String watched() {
    return DetectionResults.WATCHED;
  }

  @Override
  public boolean higherIsBetter() {
    return true;
  }
}
