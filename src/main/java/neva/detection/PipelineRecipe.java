package neva.detection;

import java.util.List;
import java.util.Map;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.pipeline.PipelineTraining;
import neva.detection.sample.Augmentation;
import neva.detection.sample.Recolouring;
import neva.training.FrozenVariables;
import neva.training.TrainingConfig;

/** Trains as a pipeline.config says; {@link TrainedPipeline} is the way back. */
final class PipelineRecipe {

  private PipelineRecipe() {}

  /** The recipe, with all that the file says in its place. */
  static DetectorConfig apply(PipelineConfig pipeline, DetectorConfig recipe) {
    DetectorConfig config =
        recipe.withFrozenNorm(
            recipe.base() != null && pipeline.frozenNorm().orElse(recipe.frozenNorm()));
    return pipeline.training().map(options -> apply(options, config)).orElse(config);
  }

  private static DetectorConfig apply(PipelineTraining options, DetectorConfig recipe) {
    return recipe
        .withStart(options.startWith())
        .withFrozenVariables(new FrozenVariables(options.frozenVariables()))
        .withAugmentation(augmentation(options.augmentations()))
        .withTraining(training -> training(options, training));
  }

  private static TrainingConfig training(PipelineTraining options, TrainingConfig recipe) {
    return recipe
        .withBatchSize(options.batchSize())
        .withSteps(options.steps() == 0 ? recipe.steps() : options.steps())
        .withOptimizer(options.optimizer())
        .withSchedule(options.schedule())
        .withClipNorm(options.clipNorm());
  }

  private static Augmentation augmentation(List<PipelineTraining.Augmentation> options) {
    boolean flip = options.stream().anyMatch(o -> o.name().equals("random_horizontal_flip"));
    boolean crop = options.stream().anyMatch(o -> o.name().equals("ssd_random_crop"));
    Recolouring colours = Recolouring.NONE;
    for (PipelineTraining.Augmentation option : options) {
      colours = with(colours, option.name(), option.values());
    }
    return new Augmentation(flip, crop, colours);
  }

  /** What an option does not say has the value that the API gives it. */
  private static Recolouring with(Recolouring before, String name, Map<String, Double> values) {
    return switch (name) {
      case "random_adjust_brightness" -> before.withBrightness(value(values, "max_delta", 0.2));
      case "random_adjust_contrast" ->
          before.withContrast(value(values, "min_delta", 0.8), value(values, "max_delta", 1.25));
      case "random_adjust_saturation" ->
          before.withSaturation(value(values, "min_delta", 0.8), value(values, "max_delta", 1.25));
      case "random_adjust_hue" -> before.withHue(value(values, "max_delta", 0.02));
      case "random_distort_color" -> Recolouring.STRONG;
      default -> before;
    };
  }

  private static float value(Map<String, Double> values, String name, double standard) {
    return values.getOrDefault(name, standard).floatValue();
  }
}
