package neva.classification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import neva.dataset.ImageData;
import neva.dataset.ImageFile;
import neva.dataset.ImageSet;
import neva.io.BadInputException;
import neva.plot.ImageGrid;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.RunLock;
import neva.training.TrainingConfig;
import neva.training.TrainingListener;

/**
 * Trains a network on small images and classifies with it.
 *
 * <pre>{@code
 * var data = Cifar10.read(Path.of("data/cifar-10-batches-bin"));
 * try (var classifier = ImageClassifier.create(ClassifierConfig.cifar(), data.classNames())) {
 *   classifier.fit(data, Run.in(Path.of("runs/cifar")));
 *   System.out.println(classifier.evaluate(data.test()).accuracy());
 *   classifier.export(Path.of("savedmodels/cifar"));
 * }
 * }</pre>
 *
 * <p>Not safe for use by several threads at once.
 */
public final class ImageClassifier implements AutoCloseable {

  private final ClassifierConfig config;
  private final List<String> classNames;
  private Optional<Run> run = Optional.empty();
  private Optional<Inference> inference = Optional.empty();
  private Optional<ImageGrid> distortions = Optional.empty();
  private AutoCloseable weights = () -> {};

  private ImageClassifier(ClassifierConfig config, List<String> classNames) {
    this.config = config;
    this.classNames = List.copyOf(classNames);
  }

  /** A classifier to train. */
  public static ImageClassifier create(ClassifierConfig config, List<String> classNames) {
    return new ImageClassifier(config, classNames);
  }

  /**
   * The classifier of a run, with its best weights, or its last ones when nothing was held out.
   *
   * @param views what an image is judged by: 1 for its centre; 10 for the mean over its centre, its
   *     corners and their mirror images, ten times the work
   * @throws BadInputException when there is no classification run, or no sound checkpoint in it
   */
  public static ImageClassifier load(Run run, int views) throws IOException {
    if (views != 1 && views != 10) {
      throw new BadInputException("views must be 1 or 10, found " + views);
    }
    ClassifierRun record = ClassifierRun.read(run);
    ImageClassifier classifier = new ImageClassifier(record.config(), record.classNames());
    classifier.use(run, views);
    return classifier;
  }

  /**
   * A classifier that was exported, to classify with.
   *
   * @throws BadInputException when the folder holds no such SavedModel or a damaged one
   */
  public static ImageClassifier load(Path savedModel) throws IOException {
    ExportedClassifier exported = ExportedClassifier.load(savedModel);
    ImageClassifier classifier =
        new ImageClassifier(ClassifierConfig.cifar(), exported.classNames());
    classifier.inference = Optional.of(exported.inference());
    classifier.weights = exported;
    return classifier;
  }

  /** The names of the classes, in the order of the labels. */
  public List<String> classNames() {
    return classNames;
  }

  /**
   * Trains on the training part of {@code data}; where there is no validation part a share of it is
   * held out. The test part is not looked at. A resumed run goes on from its newest checkpoint.
   *
   * @param listeners told of steps, evaluations and checkpoints; one of them may ask for an end
   * @throws BadInputException when the data do not fit the classes, the configuration or the
   *     resumed run
   */
  public Outcome fit(ImageData data, Run run, TrainingListener... listeners) throws IOException {
    TrainingListener all = TrainingListener.all(listeners);
    requireFit(data, run, all);
    ClassifierRun record = ClassifierRun.of(data, config);
    if (run.isResumed()) {
      ClassifierRun.read(run).requireContinuable(record);
    }
    TrainingConfig how = config.training();
    ImageData parts = data.holdOut(how.validationSplit(), how.seed());
    try (RunLock lock = run.begin(record)) {
      ClassifierTraining training = new ClassifierTraining(config, parts);
      Outcome outcome = training.run(run, TrainingListener.all(new HParamsLog(run, record), all));
      distortions = Optional.of(training.distortions());
      use(run, 1);
      return outcome;
    }
  }

  private void requireFit(ImageData data, Run run, TrainingListener listener) throws IOException {
    if (!data.classNames().equals(classNames)) {
      throw new BadInputException(
          "Expected the classes %s but the data have %s.".formatted(classNames, data.classNames()));
    }
    ImageShape shape = ImageShape.of(data.train());
    shape.requireRoomFor(config.input().crop());
    try (NetworkTrial trial = new NetworkTrial(config, shape, classNames.size())) {
      config.frozenVariables().requireRest(trial.network()::variables);
      if (config.base() != null && !run.isResumed()) {
        BaseRun base = BaseRun.at(Path.of(config.base().run()), listener::message);
        base.requireFits(shape, config, run);
        base.requireNoneNewAndFrozen(trial.network(), classNames, config.frozenVariables());
      }
    }
  }

  private void use(Run run, int views) throws IOException {
    close();
    TrainedWeights trained = TrainedWeights.of(run, views);
    this.run = Optional.of(run);
    inference = Optional.of(trained.inference());
    weights = trained;
  }

  /**
   * Classifies a set of images of the size that the classifier was trained on.
   *
   * @throws BadInputException when their size or classes differ
   * @throws IllegalStateException before training
   */
  public Predictions evaluate(ImageSet images) throws IOException {
    inference().shape().requireSame(ImageShape.of(images));
    if (!images.classNames().equals(classNames)) {
      throw new BadInputException(
          "Expected images of the classes %s but found %s: choose the same ones, in the same order (--classes)."
              .formatted(classNames, images.classNames()));
    }
    return inference().predict(images.inMemory());
  }

  /**
   * The classes of a picture of any size, the most probable first; it is cropped around its middle
   * and scaled to the size of the training images.
   *
   * @throws BadInputException when the file is no picture
   */
  public List<Prediction> predict(Path picture) throws IOException {
    ImageShape shape = inference().shape();
    byte[] pixels = ImageFile.read(picture, shape.height(), shape.width(), shape.channels());
    float[] probabilities = inference().probabilities(pixels)[0];
    List<Prediction> predictions = new ArrayList<>();
    for (int k = 0; k < probabilities.length; k++) {
      predictions.add(new Prediction(classNames.get(k), probabilities[k]));
    }
    predictions.sort(Comparator.comparingDouble(Prediction::probability).reversed());
    return predictions;
  }

  /**
   * One training image and what the training made of it, to be drawn.
   *
   * @throws IllegalStateException before training
   */
  public ImageGrid distortions() {
    return distortions.orElseThrow(
        () -> new IllegalStateException("Must call fit() before looking at distortions."));
  }

  /**
   * Writes the classifier as a SavedModel: {@code images} uint8 [b, h, w, c] in; {@code
   * probabilities} [b, k] and {@code class} [b] out; class names in {@code assets/class_names.txt}.
   * A SavedModel that is there is replaced.
   */
  public void export(Path directory) throws IOException {
    Run source =
        run.orElseThrow(
            () -> new IllegalStateException("Must call fit() or load() a run before exporting."));
    try (TrainedWeights exported = TrainedWeights.forExport(source)) {
      exported.export(directory);
    }
  }

  private Inference inference() {
    return inference.orElseThrow(
        () -> new IllegalStateException("Must call fit() or load() before classifying."));
  }

  @Override
  public void close() {
    try {
      weights.close();
    } catch (Exception e) {
      throw new IllegalStateException("The session could not be closed.", e);
    }
    weights = () -> {};
    inference = Optional.empty();
  }
}
