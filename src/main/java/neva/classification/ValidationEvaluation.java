package neva.classification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import neva.dataset.ImageSet;
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
  private final ImageSet images;
  private final int[] labels;
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
      Ops tf, InferenceGraph graph, Inference inference, ImageSet images, ClassifierConfig config)
      throws IOException {
    this.inference = inference;
    this.images = images;
    this.labels = images.labels();
    this.watched = config.watched();
    boolean plain = config.loss().equals(CrossEntropy.PLAIN) && config.metrics().isEmpty();
    this.own =
        plain
            ? Optional.empty()
            : Optional.of(OwnMeasures.of(tf.withSubScope("validation"), graph.logits(), config));
  }

  @Override
  public SortedMap<String, Double> evaluate() {
    try {
      return own.isPresent() ? means(own.get()) : ofProbabilities();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private SortedMap<String, Double> ofProbabilities() throws IOException {
    Predictions predictions = inference.predict(images);
    return new TreeMap<>(Map.of("accuracy", predictions.accuracy(), "loss", predictions.loss()));
  }

  /** The means over all images of what is a mean over a batch. */
  private SortedMap<String, Double> means(OwnMeasures own) throws IOException {
    SortedMap<String, Double> means = new TreeMap<>();
    for (int[] batch : inference.batches(images.size())) {
      double share = (double) batch.length / images.size();
      of(batch, own).forEach((name, mean) -> means.merge(name, share * mean, Double::sum));
    }
    return means;
  }

  private SortedMap<String, Double> of(int[] batch, OwnMeasures own) throws IOException {
    SortedMap<String, Operand<TFloat32>> measures = new TreeMap<>(own.measures().metrics());
    measures.put("loss", own.measures().loss());
    byte[] pixels = images.pixels(batch);
    int[] truth = Arrays.stream(batch).map(image -> labels[image]).toArray();
    return inference
        .session()
        .use(
            session -> {
              try (TUint8 fed = inference.tensor(pixels);
                  TInt32 right = TInt32.vectorOf(truth)) {
                Session.Runner runner = session.runner().feed(inference.images(), fed);
                return values(runner.feed(own.labels(), right), measures);
              }
            });
  }

  private static SortedMap<String, Double> values(
      Session.Runner runner, SortedMap<String, Operand<TFloat32>> measures) {
    measures.values().forEach(runner::fetch);
    SortedMap<String, Double> values = new TreeMap<>();
    try (Result result = runner.run()) {
      for (String name : measures.keySet()) {
        values.put(name, (double) ((TFloat32) result.get(values.size())).getFloat());
      }
    }
    return values;
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
