package neva.classification;

import java.io.IOException;
import java.util.Optional;
import neva.dataset.ImageData;
import neva.dataset.LabeledImages;
import neva.layer.Network;
import neva.plot.ImageGrid;
import neva.training.Evaluation;
import neva.training.Outcome;
import neva.training.Run;
import neva.training.TrainingListener;
import neva.training.TrainingLoop;
import org.tensorflow.Graph;
import org.tensorflow.Session;
import org.tensorflow.op.Ops;

/**
 * One training of a classifier on data whose validation part is held out already: builds the graph,
 * loads the images and lets the loop run.
 */
final class ClassifierTraining {

  private final ClassifierConfig config;
  private final LabeledImages training;
  private final LabeledImages validation; // may be empty
  private final ImageShape shape;
  private ImageGrid distortions;

  ClassifierTraining(ClassifierConfig config, ImageData data) throws IOException {
    this.config = config;
    this.training = data.train().inMemory();
    this.validation = data.validation().inMemory();
    this.shape = ImageShape.of(training);
  }

  Outcome run(Run run, TrainingListener listener) throws IOException {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      ClassifierTrainingGraph trained = new ClassifierTrainingGraph(tf, training, config);
      Network network = trained.network();
      InferenceGraph inference = InferenceGraph.build(tf, network, shape, config, 1);
      try (Session session = new Session(graph, config.training().precision().sessionConfig())) {
        TrainingLoop loop =
            new TrainingLoop(
                session,
                trained.step(),
                trained.batches(),
                evaluation(session, inference),
                config.training().withBatchSize(trained.batchSize()));
        trained.load(session);
        listener.message(network.summary());
        tellIdlePatterns(network, listener);
        new StartingPoint(config, network, training).save(run, session, trained.step());
        DistortionPictures pictures = new DistortionPictures(trained, session);
        pictures.log(run);
        Outcome outcome = loop.run(run, listener);
        distortions = pictures.figure();
        return outcome;
      }
    }
  }

  private void tellIdlePatterns(Network network, TrainingListener listener) {
    for (String pattern : config.frozenVariables().idle(network.variables())) {
      listener.message("No variable begins with %s, which is to be frozen.".formatted(pattern));
    }
  }

  /** One image and what the training made of it, once it has run. */
  ImageGrid distortions() {
    return distortions;
  }

  private Optional<Evaluation> evaluation(Session session, InferenceGraph graph) {
    if (validation.size() == 0) {
      return Optional.empty();
    }
    Inference inference = new Inference(session, graph.images(), graph.probabilities(), shape);
    return Optional.of(new HeldOutEvaluation(inference, validation));
  }
}
