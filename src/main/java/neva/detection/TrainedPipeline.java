package neva.detection;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.pipeline.PipelineTraining;
import neva.detection.pipeline.PipelineTraining.Augmentation;
import neva.detection.pipeline.RecordInput;
import neva.detection.sample.Recolouring;
import neva.training.TrainingConfig;

/** Says in the words of the Object Detection API how a network was trained. */
final class TrainedPipeline {

  private TrainedPipeline() {}

  static PipelineConfig of(DetectorConfig config) {
    return new PipelineConfig(
        config.ssd(),
        Optional.of(config.frozenNorm()),
        Optional.of(training(config)),
        RecordInput.NONE,
        RecordInput.NONE);
  }

  private static PipelineTraining training(DetectorConfig config) {
    TrainingConfig training = config.training();
    return new PipelineTraining(
        training.batchSize(),
        training.steps(),
        training.optimizer(),
        training.schedule(),
        training.clipNorm(),
        augmentations(config.augmentation()),
        config.base() == null ? "" : config.base(),
        config.start(),
        config.frozenVariables().patterns());
  }

  private static List<Augmentation> augmentations(neva.detection.sample.Augmentation augmentation) {
    List<Augmentation> options = new ArrayList<>();
    if (augmentation.flip()) {
      options.add(Augmentation.of("random_horizontal_flip"));
    }
    if (augmentation.crop()) {
      options.add(Augmentation.of("ssd_random_crop"));
    }
    addColours(augmentation.colours(), options);
    return options;
  }

  private static void addColours(Recolouring colours, List<Augmentation> options) {
    Recolouring none = Recolouring.NONE;
    if (colours.brightness() != none.brightness()) {
      options.add(most("random_adjust_brightness", colours.brightness()));
    }
    if (!none.withContrast(colours.contrastLow(), colours.contrastHigh()).equals(none)) {
      options.add(between("random_adjust_contrast", colours.contrastLow(), colours.contrastHigh()));
    }
    if (!none.withSaturation(colours.saturationLow(), colours.saturationHigh()).equals(none)) {
      options.add(
          between("random_adjust_saturation", colours.saturationLow(), colours.saturationHigh()));
    }
    if (colours.hue() != none.hue()) {
      options.add(most("random_adjust_hue", colours.hue()));
    }
  }

  private static Augmentation most(String name, double most) {
    return new Augmentation(name, Map.of("max_delta", most));
  }

  private static Augmentation between(String name, double least, double most) {
    return new Augmentation(name, Map.of("min_delta", least, "max_delta", most));
  }
}
