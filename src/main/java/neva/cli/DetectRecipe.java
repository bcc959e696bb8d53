package neva.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import neva.annotation.LabelMap;
import neva.detection.DetectorConfig;
import neva.io.BadInputException;
import neva.pipeline.PipelineConfig;
import neva.savedmodel.ModelWeights;
import neva.ssd.SsdConfig;
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
  Optional<PipelineConfig> pipeline(Consumer<String> warnings) throws IOException {
    if (config != null && given.isEmpty()) {
      given = Optional.of(PipelineConfig.read(config, warnings));
    }
    return given;
  }

  /** Puts the options given in place of those of a run that is continued. */
  DetectorConfig changed(DetectorConfig run) {
    return run.with(
        c -> {
          c.base = base == null ? c.base : base().map(Path::toString).orElse(null);
          c.appendClasses |= appendClasses;
          c.allowPartial |= allowPartial;
          c.frozenNorm = freezeNorm == null ? c.frozenNorm : freezeNorm;
        });
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
    return changed(given.isPresent() ? PipelineRecipe.apply(given.get(), recipe) : recipe);
  }

  private Optional<Path> base() {
    if (base == null) {
      String named = given.map(pipeline -> pipeline.training().startFrom()).orElse("");
      return Optional.of(DetectFiles.isNamed(named) ? Path.of(named) : SampleSet.model());
    }
    return base.equals(NOTHING) ? Optional.empty() : Optional.of(Path.of(base));
  }

  private SsdConfig network(Optional<Path> start, LabelMap labels) throws IOException {
    if (given.isPresent()) {
      return given.get().model();
    }
    SsdConfig ssd = start.isPresent() ? networkBeside(start.get()) : SsdConfig.mobileNetV1(1);
    return ssd.with(c -> c.classes = highest(labels));
  }

  /** The network that the pipeline.config beside a model describes. */
  static SsdConfig networkBeside(Path model) throws IOException {
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
