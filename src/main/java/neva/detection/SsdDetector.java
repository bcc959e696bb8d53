package neva.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import neva.detection.annotation.LabelMap;
import neva.detection.metric.Detection;
import neva.detection.sample.DetectionRecords;
import neva.detection.ssd.SsdConfig;
import neva.image.Picture;
import neva.io.BadInputException;
import neva.savedmodel.ModelWeights;
import neva.training.Outcome;
import neva.training.Precision;
import neva.training.Run;
import neva.training.RunLock;
import neva.training.TrainingListener;

/**
 * Trains an SSD MobileNet on record files and detects with it.
 *
 * <pre>{@code
 * LabelMap labels = LabelMap.read(Path.of("label_map.pbtxt"));
 * try (var train = DetectionRecords.open(trainFiles, labels);
 *     var eval = DetectionRecords.open(evalFiles, labels);
 *     var detector = SsdDetector.create(DetectorConfig.fineTuning(ssd, base, train.size()), labels)) {
 *   detector.fit(train, eval, Run.in(Path.of("runs/raccoon")));
 *   System.out.println(detector.evaluate(eval));
 *   detector.export(Path.of("savedmodels/raccoon"), false);
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class SsdDetector implements AutoCloseable {

  private final DetectorConfig config;
  private final LabelMap labels;
  private Optional<Run> run = Optional.empty();
  private Optional<NetworkSession> network = Optional.empty();

  private SsdDetector(DetectorConfig config, LabelMap labels) {
    this.config = config;
    this.labels = labels;
  }

  /**
   * A detector to train.
   *
   * @param labels the classes to learn; where the classes of the base are kept, these come after
   *     them
   * @throws BadInputException when a number of the label map is above those of the network, or when
   *     classes are to be kept and the base has no label map beside it
   */
  public static SsdDetector create(DetectorConfig config, LabelMap labels) throws IOException {
    SsdDetector detector =
        config.appendClasses() ? appended(config, labels) : new SsdDetector(config, labels);
    int highest = highest(detector.labels);
    if (highest > detector.config.ssd().classes()) {
      throw new BadInputException(
          "Expected classes up to %d, as many as the network has, but the label map goes to %d; correct num_classes or the label map."
              .formatted(detector.config.ssd().classes(), highest));
    }
    return detector;
  }

  /**
   * The detector of a run that goes on. Where it keeps classes of a base, that base is read no more
   * once the run has a checkpoint.
   *
   * @param config that of the run, with what may change
   */
  public static SsdDetector resumed(DetectorRun run, DetectorConfig config) {
    return new SsdDetector(config, run.labelMap());
  }

  private static SsdDetector appended(DetectorConfig config, LabelMap labels) throws IOException {
    Path base = Path.of(config.base());
    LabelMap old =
        ModelFiles.at(base)
            .labels()
            .orElseThrow(
                () ->
                    new BadInputException(
                        "Expected one label map beside %s, whose classes are to be kept; put it there."
                            .formatted(base)));
    int kept = OldClasses.count(ModelWeights.read(base), config.ssd());
    LabelMap both = old.append(labels, kept + 1);
    SsdConfig wider = config.ssd().withClasses(Math.max(kept, highest(both)));
    return new SsdDetector(config.withSsd(wider), both);
  }

  private static int highest(LabelMap labels) {
    return labels.items().stream().mapToInt(LabelMap.Item::id).max().orElse(0);
  }

  /**
   * The detector of a run, with its best weights, or its last ones when nothing was held out.
   *
   * @throws BadInputException when there is no detection run, or no sound checkpoint in it
   */
  public static SsdDetector load(Run run) throws IOException {
    DetectorRun record = DetectorRun.read(run);
    SsdDetector detector = new SsdDetector(record.config(), record.labelMap());
    detector.use(run);
    return detector;
  }

  /** The classes that it finds. */
  public LabelMap labels() {
    return labels;
  }

  /** How it is trained; where classes are kept, with a network that has all of them. */
  public DetectorConfig config() {
    return config;
  }

  /** Trains; see {@link #fit(DetectionRecords, Optional, Run, TrainingListener...)}. */
  public Outcome fit(
      DetectionRecords train, DetectionRecords eval, Run run, TrainingListener... listeners)
      throws IOException {
    return fit(train, Optional.of(eval), run, listeners);
  }

  /**
   * Trains on the records, measures on others now and then, and keeps the weights that were best
   * there. A resumed run goes on from its newest checkpoint.
   *
   * @param eval the records that choose the best weights; none to keep the last ones
   * @param listeners told of steps, evaluations and checkpoints; one of them may ask for an end
   * @throws BadInputException when the records do not fit the classes or the resumed run, when the
   *     base is no model or fits too little, or naming file and record, when a picture cannot be
   *     read; the last checkpoint is then intact
   */
  public Outcome fit(
      DetectionRecords train,
      Optional<DetectionRecords> eval,
      Run run,
      TrainingListener... listeners)
      throws IOException {
    DetectorRun record = DetectorRun.of(train, eval.orElse(null), labels, config);
    if (run.isResumed()) {
      DetectorRun.read(run).requireContinuable(record);
    }
    DetectorTraining training = new DetectorTraining(config, labels, train, eval);
    try (RunLock lock = run.begin(record)) {
      Outcome outcome = training.run(run, TrainingListener.all(listeners));
      use(run);
      return outcome;
    }
  }

  private void use(Run run) throws IOException {
    close();
    this.run = Optional.of(run);
    network = Optional.of(NetworkSession.trained(run, config.ssd(), config.training().precision()));
  }

  /**
   * Detects on all pictures of a set and compares with what is there.
   *
   * @throws BadInputException when a class of the records is none of the detector's, or a picture
   *     cannot be read
   * @throws IllegalStateException before training
   */
  public DetectionResults evaluate(DetectionRecords records) throws IOException {
    return DetectionResults.of(records, labels, (record, picture) -> detect(picture, 0));
  }

  /**
   * What is found on a picture, the best first, in its pixels.
   *
   * @param minScore of the detections, 0 to 1
   * @throws IllegalStateException before training
   */
  public List<Detection> detect(Picture picture, double minScore) {
    return network().detection().detect(picture, labels, minScore);
  }

  private NetworkSession network() {
    return network.orElseThrow(
        () -> new IllegalStateException("Must call fit() or load() before detecting."));
  }

  /**
   * Writes the detector as the Object Detection API does, with its variables: {@code inputs} uint8
   * [b, h, w, 3] of any size in; {@code detection_boxes}, {@code detection_scores}, {@code
   * detection_classes}, {@code num_detections}, {@code raw_detection_boxes} and {@code
   * raw_detection_scores} out; {@code label_map.pbtxt} and a {@code pipeline.config} of network and
   * training beside it. A SavedModel that is there is replaced.
   *
   * @param frozen whether {@code frozen_inference_graph.pb}, with constants for variables, comes
   *     beside it
   * @throws IllegalStateException before training
   */
  public void export(Path directory, boolean frozen) throws IOException {
    Run source =
        run.orElseThrow(
            () -> new IllegalStateException("Must call fit() or load() a run before exporting."));
    try (NetworkSession exported =
        NetworkSession.trained(source, config.ssd(), Precision.FLOAT32)) {
      new DetectorExport(exported).write(directory, labels, TrainedPipeline.of(config), frozen);
    }
  }

  @Override
  public void close() {
    network.ifPresent(NetworkSession::close);
    network = Optional.empty();
  }
}
