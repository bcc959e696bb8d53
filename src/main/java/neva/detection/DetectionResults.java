package neva.detection;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import neva.detection.annotation.LabelMap;
import neva.detection.metric.CocoMetrics;
import neva.detection.metric.Detection;
import neva.detection.metric.DetectionConfusion;
import neva.detection.metric.EvaluatedImage;
import neva.detection.metric.GroundTruth;
import neva.detection.metric.VocMetrics;
import neva.detection.sample.DetectionRecord;
import neva.detection.sample.DetectionRecords;
import neva.detection.sample.TrueObject;
import neva.image.Picture;
import neva.io.Text;

/** What a detector found on the pictures of a set, and how good that is. */
public final class DetectionResults {

  /** COCO's mean average precision, which chooses the best checkpoint. */
  public static final String WATCHED = "DetectionBoxes_Precision/mAP";

  /** Pascal VOC's mean average precision. */
  public static final String VOC = "PascalBoxes_Precision/mAP@0.5IOU";

  private static final String COCO_OF_CLASS = "DetectionBoxes_PerformanceByCategory/mAP/";
  private static final String VOC_OF_CLASS = "PascalBoxes_PerformanceByCategory/AP@0.5IOU/";

  private final DetectionRecords records;
  private final LabelMap labels;
  private final List<EvaluatedImage> pictures;
  private final CocoMetrics coco;
  private final VocMetrics voc;

  private DetectionResults(
      DetectionRecords records, LabelMap labels, List<EvaluatedImage> pictures) {
    this.records = records;
    this.labels = labels;
    this.pictures = List.copyOf(pictures);
    coco = CocoMetrics.of(this.pictures, classIds());
    voc = VocMetrics.of(this.pictures, classIds());
  }

  /** Detects on a picture of a set, everything that has a score at all. */
  @FunctionalInterface
  interface Finder {
    List<Detection> find(DetectionRecord record, Picture picture);
  }

  /**
   * Detects on all pictures of a set.
   *
   * @throws neva.io.BadInputException naming file and record, when a picture cannot be read or its
   *     class is none of the detector's
   */
  static DetectionResults of(DetectionRecords records, LabelMap labels, Finder finder)
      throws IOException {
    ClassNumbers classes = new ClassNumbers(records.labels(), labels);
    List<EvaluatedImage> pictures = new ArrayList<>();
    for (int i = 0; i < records.size(); i++) {
      DetectionRecord record = records.get(i);
      List<Detection> found = finder.find(record, records.picture(i));
      pictures.add(new EvaluatedImage(truths(record, classes), found));
    }
    return new DetectionResults(records, labels, pictures);
  }

  private static List<GroundTruth> truths(DetectionRecord record, ClassNumbers classes) {
    List<GroundTruth> truths = new ArrayList<>();
    for (TrueObject object : record.objects()) {
      truths.add(
          new GroundTruth(
              classes.of(object.classId()),
              object.box().scale(record.width(), record.height()),
              object.area(),
              object.crowd(),
              object.difficult()));
    }
    return truths;
  }

  /** The set. */
  public DetectionRecords records() {
    return records;
  }

  /** The classes of the detector. */
  public LabelMap labels() {
    return labels;
  }

  /** What there is and what was found, in the order of the records, in pixels. */
  public List<EvaluatedImage> pictures() {
    return pictures;
  }

  /** COCO's measures. */
  public CocoMetrics coco() {
    return coco;
  }

  /** Pascal VOC's measure. */
  public VocMetrics voc() {
    return voc;
  }

  /** Which classes were taken for which, of detections with this score or more. */
  public DetectionConfusion confusion(double minScore) {
    int most = classIds().stream().mapToInt(id -> id).max().orElse(0);
    List<String> names = IntStream.rangeClosed(1, most).mapToObj(this::name).toList();
    return DetectionConfusion.of(pictures, minScore, names);
  }

  private List<Integer> classIds() {
    return labels.items().stream().map(LabelMap.Item::id).filter(id -> id > 0).toList();
  }

  String name(int classId) {
    return labels.displayName(classId).orElse(Integer.toString(classId));
  }

  /**
   * All measures by the tags that the Object Detection API gives them. Where there is nothing to
   * find, among the small objects for example, a measure is left out; only {@value #WATCHED} is
   * always there, and then −1.
   */
  public SortedMap<String, Double> metrics() {
    SortedMap<String, Double> metrics = new TreeMap<>();
    coco.values().forEach((tag, value) -> putUnlessUnknown(metrics, tag, value));
    metrics.put(WATCHED, coco.meanAveragePrecision());
    coco.classes().forEach((id, value) -> metrics.put(COCO_OF_CLASS + name(id), value));
    putUnlessUnknown(metrics, VOC, voc.meanAveragePrecision());
    voc.classes()
        .forEach((id, value) -> metrics.put(VOC_OF_CLASS + name(id), value.averagePrecision()));
    return metrics;
  }

  private static void putUnlessUnknown(Map<String, Double> metrics, String tag, double value) {
    if (value >= 0) {
      metrics.put(tag, value);
    }
  }

  /** {@code 40 pictures, 41 objects: mAP 0.653, mAP at overlap 0.5 0.891}. */
  @Override
  public String toString() {
    return Text.format(
        "%,d pictures, %,d objects: mAP %.3f, mAP at an overlap of 0.5 %.3f",
        pictures.size(),
        pictures.stream().mapToInt(picture -> picture.truths().size()).sum(),
        coco.meanAveragePrecision(),
        voc.meanAveragePrecision());
  }
}
