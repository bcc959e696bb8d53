package neva.classification;

import java.io.IOException;
import java.util.Optional;
import neva.dataset.ImageData;
import neva.dataset.LabeledImages;
import neva.plot.ImageGrid;
import neva.savedmodel.SharedSession;
import neva.training.Evaluation;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.TrainingListener;
import neva.training.TrainingLoop;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/** One training of a classifier: builds the graph, loads the images and lets the loop run. */
final class ClassifierTraining implements AutoCloseable {

  private final ClassifierConfig config;
  private final LabeledImages.Split split;
  private final Graph graph = new Graph();
  private final ClassifierTrainingGraph training;
  private final Session session;
  private final Optional<Evaluation> evaluation;
  private ImageGrid distortions;

  /**
   * Builds the graph.
   *
   * @throws RuntimeException when a part of the user's own cannot be used or differentiated, naming
   *     it
   */
  ClassifierTraining(ClassifierConfig config, ImageData data) {
    this.config = config;
    this.split = data.train().split(config.training().validationSplit(), config.training().seed());
    try {
      Ops tf = Ops.create(graph);
      training = new ClassifierTrainingGraph(tf, split.training(), config);
      ImageShape shape = ImageShape.of(data.train());
      InferenceGraph inference =
          InferenceGraph.build(tf, training.network(), shape, config.input(), Views.ONE);
      session = new Session(graph, config.training().precision().sessionConfig());
      evaluation = evaluation(tf, inference, shape);
    } catch (RuntimeException e) {
      graph.close();
      throw e;
    }
  }

  private Optional<Evaluation> evaluation(Ops tf, InferenceGraph graph, ImageShape shape) {
    if (split.validation().size() == 0) {
      return Optional.empty();
    }
    SharedSession shared = SharedSession.of("training", this.graph, session);
    Inference inference = new Inference(shared, graph.images(), graph.probabilities(), shape);
    return Optional.of(new ValidationEvaluation(tf, graph, inference, split.validation(), config));
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
    new StartingPoint(config, training.network(), split.training())
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
    session.close();
    graph.close();
  }
}
