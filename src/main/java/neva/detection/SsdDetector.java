package neva.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.detection.annotation.LabelMap;
import neva.detection.metric.Detection;
import neva.detection.sample.DetectionData;
import neva.detection.ssd.SsdConfig;
import neva.image.Picture;
import neva.io.BadInputException;
import neva.savedmodel.ModelWeights;
import neva.training.Outcome;
import neva.training.Precision;
import neva.training.Run;
import neva.training.RunLock;
import neva.training.TrainingConfig;
import neva.training.TrainingListener;

/**
 * An SSD MobileNet that is trained on record files, and then detects.
 *
 * <pre>{@code
 * LabelMap labels = LabelMap.read(Path.of("label_map.pbtxt"));
 * try (var train = DetectionRecords.open(trainFiles, labels);
 *     var validation = DetectionRecords.open(validationFiles, labels);
 *     var detector = SsdDetector.create(DetectorConfig.fineTuning(ssd, base, train.size()), labels)) {
 *   DetectionData data = DetectionData.of(train).withValidation(validation);
 *   detector.fit(data, Run.in(Path.of("runs/raccoon")));
 *   System.out.println(detector.evaluate(validation));
 *   detector.export(Path.of("savedmodels/raccoon"));
 * }
 * }</pre>
 *
 * <p>No thread may predict while another one is in {@link #fit}.
 */
public final class SsdDetector implements Detector {

  private final DetectorConfig config;
  private final LabelMap labels;
  private volatile Run run; // null before training
  private volatile NetworkSession network; // null before training

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
    int highest = detector.labels.highestId();
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
    SsdConfig wider = config.ssd().withClasses(Math.max(kept, both.highestId()));
    return new SsdDetector(config.withSsd(wider), both);
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

  @Override
  public LabelMap labels() {
    return labels;
  }

  /** How it is trained; where classes are kept, with a network that has all of them. */
  public DetectorConfig config() {
    return config;
  }

  /**
   * Trains on the training pictures, measures on those for validation now and then, and keeps the
   * weights that were best there. Without a validation set one is cut from the training pictures,
   * {@code validationSplit} of them; with neither the last weights are kept. The test set is not
   * looked at. A resumed run goes on from its newest checkpoint.
   *
   * @param listeners told of steps, evaluations and checkpoints, and in messages of the data, of
   *     what will go wrong with them and of the weights that were taken from the base; one of them
   *     may ask for an end
   * @throws BadInputException when the records do not fit the classes or the resumed run, when the
   *     base is no model or fits too little, or naming file and record, when a picture cannot be
   *     read; the last checkpoint is then intact
   */
  public Outcome fit(DetectionData data, Run run, TrainingListener... listeners)
      throws IOException {
    DetectorRun record = DetectorRun.of(data, labels, config);
    if (run.isResumed()) {
      DetectorRun.read(run).requireContinuable(record);
    }
    TrainingConfig training = config.training();
    DetectionData parts = data.heldOut(training.validationSplit(), training.seed());
    DetectorTraining fitting = new DetectorTraining(config, labels, parts);
    try (RunLock lock = run.begin(record)) {
      Outcome outcome = fitting.run(run, TrainingListener.all(listeners));
      use(run);
      return outcome;
    }
  }

  private void use(Run run) throws IOException {
    close();
    network = NetworkSession.trained(run, config.ssd(), config.training().precision());
    this.run = run;
  }

  @Override
  public List<Detection> predict(Picture picture, double minScore) {
    if (network == null) {
      throw new IllegalStateException("Must call fit() or load() before predicting.");
    }
    return network.detection().predict(picture, labels, minScore);
  }

  /** Writes the detector without a frozen graph; see {@link #export(Path, boolean)}. */
  public void export(Path directory) throws IOException {
    export(directory, false);
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
    if (run == null) {
      throw new IllegalStateException("Must call fit() or load() before exporting.");
    }
    try (NetworkSession exported = NetworkSession.trained(run, config.ssd(), Precision.FLOAT32)) {
      new DetectorExport(exported).write(directory, labels, TrainedPipeline.of(config), frozen);
    }
  }

  @Override
  public void close() {
    if (network != null) {
      network.close();
    }
  }
}
