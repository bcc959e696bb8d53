package neva.detection;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;
import neva.detection.annotation.LabelMap;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.ssd.SsdConfig;
import neva.io.BadInputException;
import neva.io.Hint;
import neva.savedmodel.ModelWeights;

/**
 * Decides how a detector is trained by what there is: a model to start from, a {@code
 * pipeline.config}, both, or neither.
 *
 * <pre>{@code
 * DetectorConfig config =
 *     DetectorRecipe.fineTuning(base).config(labels, train.size(), System.err::println);
 * }</pre>
 *
 * @param base the model to start from: a checkpoint, a frozen graph or a SavedModel; empty to start
 *     from nothing
 * @param pipeline what decides network, optimizer, schedule, length, batch and random changes;
 *     empty for Neva's recipe and the network of the {@code pipeline.config} beside the base, which
 *     is SSD MobileNet v1 without a base
 */
public record DetectorRecipe(Optional<Path> base, Optional<PipelineConfig> pipeline) {

  /** Teaches a trained network other objects. */
  public static DetectorRecipe fineTuning(Path base) {
    return new DetectorRecipe(Optional.of(base), Optional.empty());
  }

  /** Trains an SSD MobileNet v1 from random weights. */
  public static DetectorRecipe fromNothing() {
    return new DetectorRecipe(Optional.empty(), Optional.empty());
  }

  /**
   * Trains as a file says, from the model that its {@code fine_tune_checkpoint} names.
   *
   * @param warnings told when it names none, and the training starts from nothing
   */
  public static DetectorRecipe of(PipelineConfig pipeline, Consumer<String> warnings) {
    if (pipeline.base().isEmpty()) {
      warnings.accept(
          "The pipeline.config names no fine_tune_checkpoint: the training starts from nothing. Name"
              + " a model to start from.");
    }
    return new DetectorRecipe(pipeline.base(), Optional.of(pipeline));
  }

  /**
   * The configuration for a data set.
   *
   * @param labels the classes to learn
   * @param pictures in the training set
   * @param warnings told in a sentence what the file asks for and does not get
   * @throws BadInputException when the base is no model, or there is neither a pipeline nor a
   *     {@code pipeline.config} beside the base
   */
  public DetectorConfig config(LabelMap labels, int pictures, Consumer<String> warnings)
      throws IOException {
    if (base.isPresent()) {
      ModelWeights.read(base.get()); // what is no model is refused before the run begins
    }
    SsdConfig network = network(labels);
    DetectorConfig config =
        base.isPresent()
            ? DetectorConfig.fineTuning(network, base.get(), pictures)
            : DetectorConfig.fromNothing(network);
    pipeline.ifPresent(file -> tellWhatIsLost(file, warnings));
    return pipeline.map(file -> PipelineRecipe.apply(file, config)).orElse(config);
  }

  private SsdConfig network(LabelMap labels) throws IOException {
    if (pipeline.isPresent()) {
      return pipeline.get().model();
    }
    SsdConfig network = base.isPresent() ? networkBeside(base.get()) : SsdConfig.mobileNetV1(1);
    return network.withClasses(Math.max(1, labels.highestId()));
  }

  private static SsdConfig networkBeside(Path base) throws IOException {
    return ModelFiles.at(base)
        .network()
        .orElseThrow(
            () ->
                new BadInputException(
                    "Expected a pipeline.config beside %s, to know which network it is, but found none; put it there."
                        .formatted(base),
                    Hint.PIPELINE_CONFIG));
  }

  private void tellWhatIsLost(PipelineConfig file, Consumer<String> warnings) {
    if (base.isEmpty() && file.frozenNorm().orElse(false)) {
      warnings.accept(
          "freeze_batchnorm keeps the statistics of a base, and there is none: they are learnt.");
    }
  }
}
