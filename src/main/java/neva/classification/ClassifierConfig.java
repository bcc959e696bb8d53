package neva.classification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import neva.dataset.ImageData;
import neva.dataset.ImageSet;
import neva.io.BadInputException;
import neva.io.Records;
import neva.network.ClassifierNetwork;
import neva.network.NetworkName;
import neva.training.CrossEntropy;
import neva.training.FrozenVariables;
import neva.training.Loss;
import neva.training.Metric;
import neva.training.NamedMetric;
import neva.training.Run;
import neva.training.TrainingConfig;

/**
 * How an image classifier sees its images and is trained.
 *
 * @param network the layers
 * @param input what happens to the images before them
 * @param base where the weights come from, or null for random ones
 * @param loss what training minimizes
 * @param metrics what is measured besides accuracy and loss, each made by {@link Metric#named}
 * @param watched what chooses the best checkpoint
 * @param training optimizer, length, batch and the rest
 */
public record ClassifierConfig(
    ClassifierNetwork network,
    InputConfig input,
    @JsonInclude(JsonInclude.Include.ALWAYS) BaseConfig base,
    Loss loss,
    List<Metric> metrics,
    Watched watched,
    TrainingConfig training) {

  public ClassifierConfig {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(loss, "loss");
    Objects.requireNonNull(training, "training");
    metrics = List.copyOf(metrics);
    Set<String> names = new HashSet<>(Set.of("accuracy", "loss"));
    for (Metric metric : metrics) {
      if (!names.add(nameOf(metric))) {
        throw new BadInputException(
            "metrics must have names of their own, found %s twice.".formatted(nameOf(metric)));
      }
    }
    if (!names.contains(watched.metric())) {
      throw new BadInputException(
          "watched must be accuracy, loss or one of the metrics, found %s."
              .formatted(watched.metric()));
    }
  }

  /** By which logs and records call a metric. */
  static String nameOf(Metric metric) {
    if (metric instanceof NamedMetric named) {
      return named.name();
    }
    throw new BadInputException(
        "metrics must have names, found %s: make it by Metric.named.".formatted(metric));
  }

  /** A network trained from random weights by cross-entropy. */
  static ClassifierConfig of(
      ClassifierNetwork network, InputConfig input, TrainingConfig training) {
    return new ClassifierConfig(
        network, input, null, CrossEntropy.PLAIN, List.of(), Watched.ACCURACY, training);
  }

  /**
   * The recipe of the course's lab: strong colour changes, Adam at a constant rate of 1e-4, batches
   * of 100, float32, windows of 24×24 pixels.
   */
  public static ClassifierConfig lab() {
    return Recipe.lab();
  }

  /**
   * The recipe of {@link NetworkName#LAB} for the 50,000 photographs of CIFAR-10: see {@code
   * docs/classification.md}.
   */
  public static ClassifierConfig cifar() {
    return of(NetworkName.LAB, new ImageShape(32, 32, 3), 50_000, training -> training);
  }

  /**
   * The recipe of a network for these images: enough steps to learn from a small set and no more
   * than a set of that kind needs, windows that fit their size, mirror images where {@link
   * ImageData#flippable} allows them. A network of one's own sees whole images and is trained as
   * {@link NetworkName#LAB} is: see {@code docs/networks.md}.
   */
  public static ClassifierConfig of(ClassifierNetwork network, ImageData data) {
    return of(network, data, training -> training);
  }

  /**
   * The same recipe with changes: as many passes whatever they say of batches and of validation.
   *
   * @param change such as {@code training -> training.withBatchSize(50)}
   */
  public static ClassifierConfig of(
      ClassifierNetwork network, ImageData data, UnaryOperator<TrainingConfig> change) {
    UnaryOperator<TrainingConfig> all =
        data.validation().size() == 0
            ? change
            : training -> change.apply(training).withValidationSplit(0);
    return of(network, shape(data.train()), data.train().size(), all).fitting(data);
  }

  private static ImageShape shape(ImageSet images) {
    try {
      return ImageShape.of(images);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ClassifierConfig of(
      ClassifierNetwork network,
      ImageShape shape,
      int images,
      UnaryOperator<TrainingConfig> change) {
    Recipe recipe = Recipe.of(network, shape);
    return of(network, recipe.input(), recipe.training(images, change));
  }

  /**
   * The recipe of a training that starts from the weights of a run, with the network of that run
   * and images seen as it saw them.
   *
   * @param change of the training, as in {@link #of(ClassifierNetwork, ImageData, UnaryOperator)}
   * @throws BadInputException when there is no classification run
   */
  public static ClassifierConfig startingFrom(
      BaseConfig base, ImageData data, UnaryOperator<TrainingConfig> change) throws IOException {
    ClassifierConfig before = ClassifierRun.read(Run.existing(Path.of(base.run()))).config();
    return of(before.network(), data, change)
        .withInput(input -> before.input())
        .withBase(base)
        .fitting(data);
  }

  /** The same without mirror images where those of the data are not of their class. */
  ClassifierConfig fitting(ImageData data) {
    return data.flippable() ? this : withInput(input -> input.withFlip(Flip.NONE));
  }

  /**
   * A copy with another training configuration: {@code config.withTraining(t ->
   * t.withBatchSize(50))}.
   */
  public ClassifierConfig withTraining(UnaryOperator<TrainingConfig> change) {
    return Records.with(this, "training", change.apply(training));
  }

  /** A copy that sees its images in another way: {@code config.withInput(InputConfig::plain)}. */
  public ClassifierConfig withInput(UnaryOperator<InputConfig> change) {
    return Records.with(this, "input", change.apply(input));
  }

  /** A copy with another network. */
  public ClassifierConfig withNetwork(ClassifierNetwork network) {
    return Records.with(this, "network", network);
  }

  /** A copy that starts from the weights of a run. */
  public ClassifierConfig withBase(BaseConfig base) {
    return Records.with(this, "base", base);
  }

  /** A copy that minimizes another loss. */
  public ClassifierConfig withLoss(Loss loss) {
    return Records.with(this, "loss", loss);
  }

  /** A copy that measures these besides accuracy and loss, each made by {@link Metric#named}. */
  public ClassifierConfig withMetrics(Metric... metrics) {
    return Records.with(this, "metrics", List.of(metrics));
  }

  /** A copy whose best checkpoint is chosen by another number. */
  public ClassifierConfig withWatched(Watched watched) {
    return Records.with(this, "watched", watched);
  }

  FrozenVariables frozenVariables() {
    return base == null ? FrozenVariables.NONE : base.frozenVariables();
  }
}
