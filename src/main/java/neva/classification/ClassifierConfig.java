package neva.classification;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import neva.layer.Layer;
import neva.layer.Network;
import neva.network.NetworkName;
import neva.training.FrozenVariables;
import neva.training.TrainingConfig;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TInt64;

/**
 * How an image classifier sees its images and is trained.
 *
 * @param network the layers
 * @param input what happens to the images before them
 * @param base where the weights come from, or null for random ones
 * @param training optimizer, length, batch and the rest
 */
public record ClassifierConfig(
    NetworkName network,
    InputConfig input,
    @JsonInclude(JsonInclude.Include.ALWAYS) BaseConfig base,
    TrainingConfig training) {

  public ClassifierConfig {
    Objects.requireNonNull(network, "network");
    Objects.requireNonNull(input, "input");
    Objects.requireNonNull(training, "training");
  }

  /**
   * The recipe of the course's lab: strong colour changes, Adam at a constant rate of 1e-4, batches
   * of 100, float32.
   */
  public static ClassifierConfig lab() {
    return Recipe.lab();
  }

  /**
   * The recipe for 50,000 small photographs such as CIFAR-10: see {@code docs/classification.md}.
   */
  public static ClassifierConfig cifar() {
    return forImages(50_000);
  }

  /**
   * The same recipe for another number of training images: as many passes, but enough steps to
   * learn from a small set and no more than a set of that kind needs.
   *
   * @param images in the training part, with what will be held out
   */
  public static ClassifierConfig forImages(int images) {
    return of(NetworkName.LAB, images);
  }

  /**
   * The recipe of a network for a number of training images.
   *
   * @param images in the training part, with what will be held out
   */
  public static ClassifierConfig of(NetworkName network, int images) {
    return Recipe.of(network).forImages(images);
  }

  /**
   * The recipe of a network with other batches or another share held out: as many passes.
   *
   * @param images in the training part, with what will be held out
   */
  public static ClassifierConfig of(NetworkName network, int images, int batch, double validation) {
    return Recipe.of(network).forImages(images, batch, validation);
  }

  /**
   * A copy with another training configuration: {@code config.withTraining(t ->
   * t.withBatchSize(50))}.
   */
  public ClassifierConfig withTraining(UnaryOperator<TrainingConfig> change) {
    return new ClassifierConfig(network, input, base, change.apply(training));
  }

  /** A copy that sees its images in another way: {@code config.withInput(InputConfig::plain)}. */
  public ClassifierConfig withInput(UnaryOperator<InputConfig> change) {
    return new ClassifierConfig(network, change.apply(input), base, training);
  }

  /** A copy with another network. */
  public ClassifierConfig withNetwork(NetworkName other) {
    return new ClassifierConfig(other, input, base, training);
  }

  /** A copy that starts from the weights of a run. */
  public ClassifierConfig withBase(BaseConfig from) {
    return new ClassifierConfig(network, input, from, training);
  }

  /**
   * The layers from windows of images [b, crop, crop, c] in [0, 1] to logits [b, k].
   *
   * @param key [2] of what is random at each step
   */
  Network layers(int classes, Operand<TInt64> key) {
    List<Layer> layers = new ArrayList<>();
    input.preparation().layer().ifPresent(layers::add);
    layers.addAll(network.layers(classes, training.seed(), key));
    return new Network(layers);
  }

  /** The same layers where nothing is random: in a graph that only classifies. */
  Network layers(Ops tf, int classes) {
    return layers(classes, tf.constant(new long[] {training.seed(), 0}));
  }

  FrozenVariables frozenVariables() {
    return base == null ? FrozenVariables.NONE : base.frozenVariables();
  }
}
