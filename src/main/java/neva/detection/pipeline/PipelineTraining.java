package neva.detection.pipeline;

import java.util.List;
import java.util.Map;
import neva.detection.ssd.Start;
import neva.io.Check;
import neva.training.Optimizer;
import neva.training.Schedule;

/**
 * How a network is trained.
 *
 * @param batchSize pictures of a step
 * @param steps length of the training, 0 where it is not said
 * @param optimizer the update rule
 * @param schedule the learning rate by step
 * @param clipNorm largest norm of the gradients, 0 for no clipping
 * @param augmentations random changes of the pictures, in their order
 * @param startFrom the model whose weights the training starts from, empty for none
 * @param startWith which weights of that model
 * @param frozenVariables patterns of the names of variables that are not trained
 */
public record PipelineTraining(
    int batchSize,
    long steps,
    Optimizer optimizer,
    Schedule schedule,
    double clipNorm,
    List<Augmentation> augmentations,
    String startFrom,
    Start startWith,
    List<String> frozenVariables) {

  /**
   * A random change of pictures.
   *
   * @param name as the API calls it, {@code random_horizontal_flip} for one
   * @param values its settings by the API's names; what is not here has the API's standard
   */
  public record Augmentation(String name, Map<String, Double> values) {

    public Augmentation {
      values = Map.copyOf(values);
    }

    /** With the standards of the API. */
    public static Augmentation of(String name) {
      return new Augmentation(name, Map.of());
    }
  }

  public PipelineTraining {
    augmentations = List.copyOf(augmentations);
    frozenVariables = List.copyOf(frozenVariables);
    Check.positive("batchSize", batchSize);
    Check.notNegative("steps", steps);
  }
}
