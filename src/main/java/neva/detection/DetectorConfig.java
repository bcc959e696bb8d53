package neva.detection;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import neva.detection.sample.Augmentation;
import neva.detection.ssd.ExtractorConfig;
import neva.detection.ssd.HardExamples;
import neva.detection.ssd.SsdConfig;
import neva.detection.ssd.Start;
import neva.io.BadInputException;
import neva.io.Records;
import neva.network.MobileNetConfig;
import neva.training.Cadence;
import neva.training.FrozenVariables;
import neva.training.Precision;
import neva.training.Schedule;
import neva.training.TrainingConfig;

/**
 * How an SSD MobileNet is trained.
 *
 * @param ssd the network
 * @param base the model whose weights it starts from, a path; null to start from nothing
 * @param start which weights of the base those are
 * @param allowPartial whether fewer than half of the variables may come from the base
 * @param appendClasses whether the network keeps the classes of the base and gets the new ones
 *     beside them; it will find the old ones less well the longer it sees pictures on which they
 *     have no boxes
 * @param frozenNorm whether batch normalisation keeps the statistics of the base; few pictures tell
 *     little of the statistics
 * @param frozenVariables which variables keep the values of the base
 * @param augmentation random changes of the pictures
 * @param training optimizer, length, batch and the rest
 */
public record DetectorConfig(
    SsdConfig ssd,
    @JsonInclude(JsonInclude.Include.ALWAYS) String base,
    Start start,
    boolean allowPartial,
    boolean appendClasses,
    boolean frozenNorm,
    FrozenVariables frozenVariables,
    Augmentation augmentation,
    TrainingConfig training) {

  /** Pictures below which batch normalisation is frozen unless told otherwise. */
  public static final int FEW_PICTURES = 1_000;

  private static final double NORM_MOMENTUM = 0.97;

  public DetectorConfig {
    if (base == null && appendClasses) {
      throw new BadInputException(
          "appendClasses must come with a base whose classes are kept, found none");
    }
    if (appendClasses && start != Start.ALL) {
      throw new BadInputException(
          "appendClasses must come with all weights of the base, found start " + start);
    }
    if (base == null && frozenNorm) {
      throw new BadInputException(
          "frozenNorm must come with a base whose statistics are kept, found none");
    }
    if (base == null && !frozenVariables.patterns().isEmpty()) {
      throw new BadInputException(
          "frozenVariables must come with a base whose values are kept, found none");
    }
  }

  /**
   * The recipe for teaching a trained network other objects. A network that takes no background
   * anchors from pictures without objects, as the API's samples have it, takes some here: such
   * pictures would teach nothing.
   *
   * @param base a checkpoint, a frozen graph or a SavedModel of such a network
   * @param pictures in the training set
   */
  public static DetectorConfig fineTuning(SsdConfig ssd, Path base, int pictures) {
    return plain(ssd, 1_000).withBase(base.toString()).withFrozenNorm(pictures < FEW_PICTURES);
  }

  /**
   * The recipe for a network that starts from nothing, which takes many more pictures and steps.
   * The statistics of batch normalisation follow the batches ten times as fast as the published
   * networks', which are trained for hundreds of thousands of steps.
   */
  public static DetectorConfig fromNothing(SsdConfig ssd) {
    ExtractorConfig extractor = ssd.extractor();
    MobileNetConfig backbone = extractor.backbone();
    double momentum = Math.min(backbone.normMomentum(), NORM_MOMENTUM);
    return plain(
        ssd.withExtractor(extractor.withBackbone(backbone.withNormMomentum(momentum))), 4_000);
  }

  /** From random weights, nothing frozen. */
  private static DetectorConfig plain(SsdConfig ssd, long steps) {
    return new DetectorConfig(
        learningFromBackgrounds(ssd),
        null,
        Start.ALL,
        false,
        false,
        false,
        FrozenVariables.NONE,
        Augmentation.SSD,
        training(steps));
  }

  private static SsdConfig learningFromBackgrounds(SsdConfig ssd) {
    HardExamples hard = ssd.loss().hardExamples();
    return hard == null || hard.minNegatives() > 0
        ? ssd
        : ssd.withLoss(
            ssd.loss().withHardExamples(hard.withMinNegatives(HardExamples.SSD.minNegatives())));
  }

  private static TrainingConfig training(long steps) {
    return TrainingConfig.DEFAULT
        .withSchedule(new Schedule.Cosine(1e-3).warmUp(steps / 20))
        .withSteps(steps)
        .withBatchSize(8)
        .withClipNorm(10)
        .withSeed(0)
        .withPrecision(Precision.best())
        .withCadence(Cadence.DEFAULT.withMaxToKeep(3));
  }

  /** The same with another network. */
  public DetectorConfig withSsd(SsdConfig ssd) {
    return Records.with(this, "ssd", ssd);
  }

  /** The same from another model, null to start from nothing. */
  public DetectorConfig withBase(String base) {
    return Records.with(this, "base", base);
  }

  /** The same with other weights of the base. */
  public DetectorConfig withStart(Start start) {
    return Records.with(this, "start", start);
  }

  /** The same where fewer than half of the variables may come from the base, or not. */
  public DetectorConfig withAllowPartial(boolean allowPartial) {
    return Records.with(this, "allowPartial", allowPartial);
  }

  /** The same with or without the classes of the base. */
  public DetectorConfig withAppendClasses(boolean appendClasses) {
    return Records.with(this, "appendClasses", appendClasses);
  }

  /** The same with the statistics of the base kept or trained. */
  public DetectorConfig withFrozenNorm(boolean frozenNorm) {
    return Records.with(this, "frozenNorm", frozenNorm);
  }

  /** The same with other variables that keep their values. */
  public DetectorConfig withFrozenVariables(FrozenVariables frozenVariables) {
    return Records.with(this, "frozenVariables", frozenVariables);
  }

  /** The same with other random changes of the pictures. */
  public DetectorConfig withAugmentation(Augmentation augmentation) {
    return Records.with(this, "augmentation", augmentation);
  }

  /** The same with another training. */
  public DetectorConfig withTraining(TrainingConfig training) {
    return Records.with(this, "training", training);
  }

  /** A copy with another training: {@code config.withTraining(t -> t.withSteps(500))}. */
  public DetectorConfig withTraining(UnaryOperator<TrainingConfig> change) {
    return withTraining(change.apply(training));
  }
}
