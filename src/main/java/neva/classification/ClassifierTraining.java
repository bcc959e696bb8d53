package neva.classification;

import java.io.IOException;
import java.util.Optional;
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

/** One training of a classifier: builds the graph, loads the images and lets the loop run. */
final class ClassifierTraining {

  private final ClassifierConfig config;
  private final LabeledImages.Split split;
  private final ImageShape shape;
  private ImageGrid distortions;

  ClassifierTraining(ClassifierConfig config, LabeledImages images) {
    this.config = config;
    this.split = images.split(config.training().validationSplit(), config.training().seed());
    this.shape = ImageShape.of(images);
  }

  Outcome run(Run run, TrainingListener listener) throws IOException {
    try (Graph graph = new Graph()) {
      Ops tf = Ops.create(graph);
      ClassifierTrainingGraph training = new ClassifierTrainingGraph(tf, split.training(), config);
      Network network = training.network();
      InferenceGraph inference = InferenceGraph.build(tf, network, shape, config, 1);
      try (Session session = new Session(graph, config.training().precision().sessionConfig())) {
        TrainingLoop loop =
            new TrainingLoop(
                session,
                training.step(),
                training.batches(),
                evaluation(session, inference),
                config.training().withBatchSize(training.batchSize()));
        training.load(session);
        listener.message(network.summary());
        tellIdlePatterns(network, listener);
        new StartingPoint(config, network, split.training()).save(run, session, training.step());
        DistortionPictures pictures = new DistortionPictures(training, session);
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
    if (split.validation().size() == 0) {
      return Optional.empty();
    }
    Inference inference = new Inference(session, graph.images(), graph.probabilities(), shape);
    return Optional.of(new HeldOutEvaluation(inference, split.validation()));
  }
}
