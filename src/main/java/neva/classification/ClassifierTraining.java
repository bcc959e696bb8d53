package neva.classification;

import java.io.IOException;
import java.util.Optional;
import neva.dataset.ImageData;
import neva.dataset.ImageSet;
import neva.layer.NativeLibrary;
import neva.plot.ImageGrid;
import neva.savedmodel.SharedSession;
import neva.training.Evaluation;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.TrainingConfig;
import neva.training.TrainingListener;
import neva.training.TrainingLoop;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** One training of a classifier: builds the graph, loads the images and lets the loop run. */
final class ClassifierTraining implements AutoCloseable {

  private final ClassifierConfig config;
  private final ClassifierTrainingGraph training;
  private final Graph graph = NativeLibrary.newGraph();
  private final Session session;
  private final Optional<Evaluation> evaluation;
  private ImageGrid distortions;

  /**
   * Builds the graph.
   *
   * @throws neva.io.BadInputException when a part of the user's own cannot be used, naming it
   * @throws IllegalStateException when the loss cannot be differentiated, naming the operation
   */
  ClassifierTraining(ClassifierConfig config, ImageData data) throws IOException {
    TrainingConfig options = config.training();
    ImageData parts = data.holdOut(options.validationSplit(), options.seed());
    this.config = config;
    try {
      Ops tf = Ops.create(graph);
      training = new ClassifierTrainingGraph(tf, TrainingImages.loaded(parts.train()), config);
      InferenceGraph inference =
          InferenceGraph.build(
              tf, training.network(), ImageShape.of(parts.train()), config.input(), Views.ONE);
      session = new Session(graph, options.precision().sessionConfig());
      evaluation = evaluation(tf, inference, TrainingImages.loaded(parts.validation()));
    } catch (IOException | RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  private Optional<Evaluation> evaluation(Ops tf, InferenceGraph inference, ImageSet validation)
      throws IOException {
    if (validation.size() == 0) {
      return Optional.empty();
    }
    SharedSession shared = SharedSession.of("training", graph, session);
    return Optional.of(
        new ValidationEvaluation(
            tf, inference, inference.in(shared, ImageShape.of(validation)), validation, config));
  }

  Outcome run(Run run, TrainingListener listener) throws IOException {
    TrainingLoop loop =
        new TrainingLoop(
            session,
            training.step(),
            training.batches(),
            evaluation,
            config.training().withBatchSize(training.batchSize()));
    training.load(session);
    listener.message(training.network().summary());
    tellIdlePatterns(listener);
    new StartingPoint(config, training.network(), training.examples())
        .save(run, session, training.step());
    DistortionPictures pictures = new DistortionPictures(training, session);
    pictures.log(run);
    Outcome outcome = loop.run(run, listener);
    distortions = pictures.figure();
    return outcome;
  }

  private void tellIdlePatterns(TrainingListener listener) {
    for (String pattern : config.frozenVariables().idle(training.network().variables())) {
      listener.message("No variable begins with %s, which is to be frozen.".formatted(pattern));
    }
  }

  /** One image and what the training made of it, once it has run. */
  ImageGrid distortions() {
    return distortions;
  }

  @Override
  public void close() {
    training.close();
    session.close();
    graph.close();
  }
}
