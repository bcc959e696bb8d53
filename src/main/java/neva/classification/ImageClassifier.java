package neva.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import neva.dataset.ImageData;
import neva.io.BadInputException;
import neva.plot.ImageGrid;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.RunLock;
import neva.training.TrainingListener;

/**
 * Trains a network on images and classifies with it.
 *
 * <pre>{@code
 * var data = Cifar10.read(Path.of("data/cifar-10-batches-bin"));
 * var config = ClassifierConfig.of(NetworkName.LAB, data);
 * try (var classifier = ImageClassifier.create(config, data.classNames())) {
 *   classifier.fit(data, Run.in(Path.of("runs/cifar")));
 *   System.out.println(classifier.evaluate(data.test()).accuracy());
 *   System.out.println(classifier.predict(Path.of("cat.jpg")).get(0));
 *   classifier.export(Path.of("savedmodels/cifar"));
 * }
 * }</pre>
 *
 * <p>While one thread is in {@link #fit}, others do not use it; otherwise see {@link Classifier}.
 */
public final class ImageClassifier extends Classifier {

  private final ClassifierConfig config;
  private final List<String> classNames;
  private Optional<Run> run = Optional.empty();
  private Optional<ImageGrid> distortions = Optional.empty();
  private volatile TrainedNetwork trained; // null before training
  private volatile boolean closed;

  private ImageClassifier(ClassifierConfig config, List<String> classNames) {
    this.config = config;
    this.classNames = List.copyOf(classNames);
  }

  /**
   * A classifier to train.
   *
   * @param classNames two or more, in the order of the labels
   * @throws BadInputException when there are fewer
   */
  public static ImageClassifier create(ClassifierConfig config, List<String> classNames) {
    if (classNames.size() < 2) {
      throw new BadInputException(
          "Expected two classes or more but found %s: a single one leaves nothing to tell apart."
              .formatted(classNames));
    }
    return new ImageClassifier(config, classNames);
  }

  /**
   * The classifier of a run, with its best weights, or its last ones where it has no validation
   * data; it classifies an image by its centre.
   *
   * @throws BadInputException when there is no classification run, or no sound checkpoint in it, or
   *     its network is one of the user's own that is not registered
   */
  public static ImageClassifier load(Run run) throws IOException {
    return load(run, Views.ONE);
  }

  /**
   * The same, with a choice of views that an image is classified by.
   *
   * @see #load(Run)
   */
  public static ImageClassifier load(Run run, Views views) throws IOException {
    ClassifierRun record = ClassifierRun.read(run);
    ImageClassifier classifier = new ImageClassifier(record.config(), record.classNames());
    classifier.use(run, views);
    return classifier;
  }

  @Override
  public List<String> classNames() {
    return classNames;
  }

  /**
   * Trains on the training set of {@code data}. The best checkpoint is chosen by its validation
   * part, or else by a share of the training set that is held out; the test set is not looked at.
   * Mirror images are made where {@link ImageData#flippable} allows them. A resumed run goes on
   * from its newest checkpoint.
   *
   * @param listeners told of steps, evaluations and checkpoints; one of them may ask for an end
   * @throws BadInputException when the data do not fit the classes, the configuration or the
   *     resumed run, or a part of the user's own does not keep to its contract
   * @throws IllegalStateException when the loss cannot be differentiated, naming the operation
   */
  public Outcome fit(ImageData data, Run run, TrainingListener... listeners) throws IOException {
    requireOpen();
    TrainingListener all = TrainingListener.all(listeners);
    ClassifierConfig fitting = config.fitting(data);
    requireFit(fitting, data, run, all);
    ClassifierRun record = ClassifierRun.of(data, fitting);
    if (run.isResumed()) {
      ClassifierRun.read(run).requireContinuable(record);
    }
    try (ClassifierTraining training = new ClassifierTraining(fitting, data);
        RunLock lock = run.begin(record)) {
      Outcome outcome = training.run(run, TrainingListener.all(new HParamsLog(record), all));
      distortions = Optional.of(training.distortions());
      use(run, Views.ONE);
      return outcome;
    } catch (UncheckedIOException e) { // of images that are read while training goes on
      throw e.getCause();
    }
  }

  private void requireFit(
      ClassifierConfig config, ImageData data, Run run, TrainingListener listener)
      throws IOException {
    if (!data.classNames().equals(classNames)) {
      throw new BadInputException(
          "Expected the classes %s but the data have %s.".formatted(classNames, data.classNames()));
    }
    ImageShape shape = ImageShape.of(data.train());
    shape.requireRoomFor(config.input());
    try (NetworkTrial trial = new NetworkTrial(config, shape, classNames.size())) {
      config.frozenVariables().requireRest(trial.network()::variables);
      if (config.base() != null && !run.isResumed()) {
        BaseRun base = BaseRun.at(Path.of(config.base().run()), listener::message);
        base.requireFits(shape, config, run);
        base.requireNoneNewAndFrozen(trial.network(), classNames, config.frozenVariables());
      }
    }
  }

  private void use(Run run, Views views) throws IOException {
    TrainedNetwork before = trained;
    trained = TrainedNetwork.of(run, views);
    this.run = Optional.of(run);
    if (before != null) {
      before.close();
    }
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
   * Writes the classifier as a SavedModel in float32: {@code images} uint8 [b, h, w, c] in; {@code
   * probabilities} [b, k] and {@code class} [b] out; class names in {@code assets/class_names.txt}.
   * A SavedModel that is there is replaced.
   */
  public void export(Path directory) throws IOException {
    requireOpen();
    Run source =
        run.orElseThrow(
            () -> new IllegalStateException("Must call fit() or load() a run before exporting."));
    try (TrainedNetwork network = TrainedNetwork.of(source)) {
      network.export(directory);
    }
  }

  @Override
  Inference inference() {
    TrainedNetwork now = trained;
    if (now == null) {
      requireOpen();
      throw new IllegalStateException("Must call fit() or load() before classifying.");
    }
    return now.inference();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("This classifier is closed.");
    }
  }

  @Override
  public void close() {
    closed = true;
    if (trained != null) {
      trained.close();
    }
  }
}
