package neva.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import neva.detection.DetectorConfig;
import neva.detection.DetectorRecipe;
import neva.detection.annotation.LabelMap;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.ssd.Start;
import picocli.CommandLine.Option;

/** The options that say which network is trained, and from what it starts. */
final class DetectRecipe {

  private static final String NOTHING = "none";

  @Option(
      names = "--base",
      paramLabel = "PATH",
      description =
          "Pretrained model to start from: a checkpoint, a frozen graph or a SavedModel; none for"
              + " random weights (default: a small one that comes with Neva).")
  private String base;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "A pipeline.config (default: the network of the one beside --base, and Neva's recipe).")
  private Path config;

  @Option(
      names = "--append-classes",
      description = "Keep the classes of --base and add the new ones.")
  private boolean appendClasses;

  @Option(
      names = "--allow-partial",
      description = "Start even if fewer than half of the variables are found in --base.")
  private boolean allowPartial;

  @Option(
      names = "--freeze-norm",
      negatable = true,
      description =
          "Freeze the statistics of batch normalization (default: with fewer than 1,000 images).")
  private Boolean freezeNorm;

  private Optional<PipelineConfig> given = Optional.empty();

  /** The file that --config names, read once. */
  Optional<PipelineConfig> pipeline() throws IOException {
    if (config != null && given.isEmpty()) {
      given = Optional.of(PipelineConfig.read(config, DetectRecipe::warn));
    }
    return given;
  }

  private static void warn(String sentence) {
    System.out.printf("warning:  %s%n", sentence);
  }

  /** The configuration of a new run. */
  DetectorConfig config(LabelMap labels, int pictures) throws IOException {
    return changed(recipe().config(labels, pictures, DetectRecipe::warn));
  }

  private DetectorRecipe recipe() throws IOException {
    if (base != null) {
      return new DetectorRecipe(base(), pipeline());
    }
    return pipeline().isPresent()
        ? DetectorRecipe.of(pipeline().get(), DetectRecipe::warn)
        : DetectorRecipe.fineTuning(SampleSet.model());
  }

  private Optional<Path> base() {
    return base.equals(NOTHING) ? Optional.empty() : Optional.of(Path.of(base));
  }

  /** Puts the options given in place of those of a run that is continued. */
  DetectorConfig changed(DetectorConfig run) {
    DetectorConfig changed =
        base == null
            ? run
            : run.withStart(Start.ALL).withBase(base().map(Path::toString).orElse(null));
    if (appendClasses) {
      changed = changed.withStart(Start.ALL).withAppendClasses(true);
    }
    changed = allowPartial ? changed.withAllowPartial(true) : changed;
    return freezeNorm == null ? changed : changed.withFrozenNorm(freezeNorm);
  }
}
