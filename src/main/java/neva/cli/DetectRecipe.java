package neva.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import neva.detection.DetectorConfig;
import neva.detection.annotation.LabelMap;
import neva.detection.pipeline.PipelineConfig;
import neva.detection.pipeline.PipelineTraining;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.Start;
import neva.io.BadInputException;
import neva.savedmodel.ModelWeights;
import picocli.CommandLine.Option;

/** The options that say which network is trained, and from what it starts. */
final class DetectRecipe {

  private static final String NOTHING = "none";

  @Option(
      names = "--base",
      paramLabel = "PATH",
      description =
          "Model to start from: a checkpoint, a frozen graph or a SavedModel; none to start from"
              + " nothing (default: a small one that comes with Neva).")
  private String base;

  @Option(
      names = "--config",
      paramLabel = "FILE",
      description =
          "A pipeline.config (default: the network of the one beside --base, and Neva's recipe).")
  private Path config;

  @Option(
      names = "--append-classes",
      description = "Keep the classes of --base and learn the new ones beside them.")
  private boolean appendClasses;

  @Option(
      names = "--allow-partial",
      description = "Start even if fewer than half of the variables are in --base.")
  private boolean allowPartial;

  @Option(
      names = "--freeze-norm",
      negatable = true,
      description =
          "Keep the statistics of batch normalisation (default: with fewer than 1,000 pictures).")
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

  /** Puts the options given in place of those of a run that is continued. */
  DetectorConfig changed(DetectorConfig run) {
    DetectorConfig changed = base == null ? run : run.withStart(Start.ALL).withBase(baseText());
    if (appendClasses) {
      changed = changed.withStart(Start.ALL).withAppendClasses(true);
    }
    changed = allowPartial ? changed.withAllowPartial(true) : changed;
    return freezeNorm == null ? changed : changed.withFrozenNorm(freezeNorm);
  }

  private String baseText() {
    return base().map(Path::toString).orElse(null);
  }

  /** The configuration of a new run. */
  DetectorConfig config(LabelMap labels, int pictures) throws IOException {
    Optional<Path> start = base();
    if (start.isPresent()) {
      ModelWeights.read(start.get()); // what is no model is refused before the run begins
    }
    SsdConfig ssd = network(start, labels);
    DetectorConfig recipe =
        start.isPresent()
            ? DetectorConfig.fineTuning(ssd, start.get(), pictures)
            : DetectorConfig.fromNothing(ssd);
    given.ifPresent(pipeline -> tellWhatIsLost(pipeline, start, labels));
    return changed(given.isPresent() ? PipelineRecipe.apply(given.get(), recipe) : recipe);
  }

  private Optional<Path> base() {
    if (base != null) {
      return base.equals(NOTHING) ? Optional.empty() : Optional.of(Path.of(base));
    }
    if (given.isEmpty()) {
      return Optional.of(SampleSet.model());
    }
    return given
        .get()
        .training()
        .map(PipelineTraining::startFrom)
        .filter(DetectFiles::isNamed)
        .map(Path::of);
  }

  /** What a file asks for, and does not get. */
  private void tellWhatIsLost(PipelineConfig pipeline, Optional<Path> start, LabelMap labels) {
    if (start.isEmpty() && base == null) {
      warn(
          "%s names no fine_tune_checkpoint: the training starts from nothing. Name a model with --base PATH."
              .formatted(config));
    }
    if (start.isEmpty() && pipeline.frozenNorm().orElse(false)) {
      warn("freeze_batchnorm keeps the statistics of a base, and there is none: they are learnt.");
    }
    int classes = pipeline.model().classes();
    if (!appendClasses && classes > highest(labels)) {
      warn(
          "num_classes is %d, but the label map ends with %d: what is found of the classes above has no name and does not count. Correct num_classes."
              .formatted(classes, highest(labels)));
    }
  }

  private SsdConfig network(Optional<Path> start, LabelMap labels) throws IOException {
    if (given.isPresent()) {
      return given.get().model();
    }
    SsdConfig ssd = start.isPresent() ? networkBeside(start.get()) : SsdConfig.mobileNetV1(1);
    return ssd.withClasses(highest(labels));
  }

  /** The network that the pipeline.config beside a model describes. */
  private static SsdConfig networkBeside(Path model) throws IOException {
    Path beside =
        configBeside(model)
            .orElseThrow(
                () ->
                    new BadInputException(
                        ("Expected a pipeline.config beside %s, to know which network it is, but"
                                + " found none; put it there, or name it with --config.")
                            .formatted(model)));
    return PipelineConfig.read(beside, warning -> {}).model();
  }

  private static int highest(LabelMap labels) {
    return labels.items().stream().mapToInt(LabelMap.Item::id).max().orElse(1);
  }

  /** In the folder of the model, or one of the two around it. */
  private static Optional<Path> configBeside(Path model) {
    Path folder = model.toAbsolutePath();
    return Stream.iterate(folder, Objects::nonNull, Path::getParent)
        .limit(3)
        .map(each -> each.resolve(PipelineConfig.FILE_NAME))
        .filter(Files::isRegularFile)
        .findFirst();
  }
}
