package neva.classification;

import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import neva.dataset.LabeledImages;
import neva.training.CrossEntropy;
import neva.training.Evaluation;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.op.core.Placeholder;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt32;
import org.tensorflow.types.TUint8;

/** Accuracy, loss and the metrics of one's own on validation images while training goes on. */
final class ValidationEvaluation implements Evaluation {

  private final Inference inference;
  private final LabeledImages images;
  private final Watched watched;
  private final Optional<OwnMeasures> own;

  /** What the probabilities do not tell: a loss or metrics of one's own. */
  private record OwnMeasures(Placeholder<TInt32> labels, Measures measures) {

    static OwnMeasures of(Ops tf, Operand<TFloat32> logits, ClassifierConfig config) {
      Placeholder<TInt32> labels = tf.placeholder(TInt32.class, Placeholder.shape(Shape.of(-1)));
      return new OwnMeasures(labels, Measures.of(tf, labels, logits, config));
    }
  }

  /**
   * @param inference that classifies by {@code graph}
   */
  ValidationEvaluation(
      Ops tf,
      InferenceGraph graph,
      Inference inference,
      LabeledImages images,
      ClassifierConfig config) {
    this.inference = inference;
    this.images = images;
    this.watched = config.watched();
    boolean plain = config.loss().equals(CrossEntropy.PLAIN) && config.metrics().isEmpty();
    this.own =
        plain
            ? Optional.empty()
            : Optional.of(OwnMeasures.of(tf.withSubScope("validation"), graph.logits(), config));
  }

  @Override
  public SortedMap<String, Double> evaluate() {
    if (own.isPresent()) {
      return inference.session().use(session -> evaluate(session, own.get()));
    }
    Predictions predictions = inference.predict(images);
    SortedMap<String, Double> metrics = new TreeMap<>();
    metrics.put("accuracy", predictions.accuracy());
    metrics.put("loss", predictions.loss());
    return metrics;
  }

  /** The means over all images of what is a mean over a batch. */
  private SortedMap<String, Double> evaluate(Session session, OwnMeasures own) {
    SortedMap<String, Operand<TFloat32>> measures = new TreeMap<>(own.measures().metrics());
    measures.put("loss", own.measures().loss());
    SortedMap<String, Double> means = new TreeMap<>();
    for (int[] batch : inference.batches(images.size())) {
      LabeledImages some = images.subset(batch);
      try (TUint8 pixels = inference.tensor(some.pixels());
          TInt32 labels = TInt32.vectorOf(some.labels())) {
        Session.Runner runner = session.runner().feed(inference.images(), pixels);
        runner.feed(own.labels(), labels);
        measures.values().forEach(runner::fetch);
        double share = (double) batch.length / images.size();
        try (Result result = runner.run()) {
          int next = 0;
          for (String name : measures.keySet()) {
            means.merge(name, share * ((TFloat32) result.get(next++)).getFloat(), Double::sum);
          }
        }
      }
    }
    return means;
  }

  @Override
  public String watched() {
    return watched.metric();
  }

  @Override
  public boolean higherIsBetter() {
    return watched.higherIsBetter();
  }
}
