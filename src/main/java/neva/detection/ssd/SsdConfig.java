package neva.detection.ssd;

import java.util.List;
import neva.io.BadInputException;
import neva.io.Check;
import neva.io.Records;
import neva.network.MobileNetVersion;

/**
 * All that decides what an SSD MobileNet computes; a {@code pipeline.config} says the same under
 * the key {@code model}.
 *
 * @param classes k, without the background
 * @param height that pictures are scaled to, in pixels
 * @param width that pictures are scaled to, in pixels
 * @param extractor from the picture to feature maps
 * @param head from feature maps to boxes and classes
 * @param anchors the boxes that answers are relative to
 * @param coder expresses boxes relative to anchors
 * @param targets what anchors have to learn
 * @param loss that is trained with
 * @param weightDecay factor of half the squared weights in the loss
 * @param postProcessing from answers to detections
 */
public record SsdConfig(
    int classes,
    int height,
    int width,
    ExtractorConfig extractor,
    HeadConfig head,
    AnchorGenerator anchors,
    BoxCoder coder,
    TargetConfig targets,
    SsdLoss loss,
    double weightDecay,
    PostProcessing postProcessing) {

  private static final int SIDE = 300;
  private static final int SMALLEST_SIDE = 33;
  private static final double WEIGHT_DECAY = 4e-5;

  public SsdConfig {
    Check.positive("classes", classes);
    if (height < SMALLEST_SIDE || width < SMALLEST_SIDE) {
      throw new BadInputException(
          "height and width must be at least %d pixels, found %d and %d"
              .formatted(SMALLEST_SIDE, height, width));
    }
    Check.notNegative("weightDecay", weightDecay);
  }

  /** As the published ssd_mobilenet_v1_coco. */
  public static SsdConfig mobileNetV1(int classes) {
    return preset(
        classes,
        ExtractorConfig.published(MobileNetVersion.MOBILENET_V1, false),
        new HeadConfig(1, false, 0));
  }

  /** As the published ssd_mobilenet_v2_coco: depthwise extra layers, heads that look 3×3. */
  public static SsdConfig mobileNetV2(int classes) {
    return preset(
        classes,
        ExtractorConfig.published(MobileNetVersion.MOBILENET_V2, true),
        new HeadConfig(3, false, 0));
  }

  private static SsdConfig preset(int classes, ExtractorConfig extractor, HeadConfig head) {
    return new SsdConfig(
        classes,
        SIDE,
        SIDE,
        extractor,
        head,
        AnchorGenerator.SSD,
        BoxCoder.SSD,
        new TargetConfig(Matcher.SSD, false, 1),
        SsdLoss.SSD,
        WEIGHT_DECAY,
        PostProcessing.SSD);
  }

  /** Sizes of the feature maps. */
  List<GridSize> grids() {
    return GridSize.ofImage(height, width);
  }

  /** The anchors of all feature maps. */
  public Anchors allAnchors() {
    return anchors.anchors(height, width, grids());
  }

  /** What turns the objects of pictures into targets; for worker threads. */
  public TargetAssigner targetAssigner() {
    return new TargetAssigner(allAnchors(), coder, targets);
  }

  /** The same for so many classes. */
  public SsdConfig withClasses(int classes) {
    return Records.with(this, "classes", classes);
  }

  /** The same for pictures of another size, in pixels. */
  public SsdConfig withSize(int height, int width) {
    return Records.with(Records.with(this, "height", height), "width", width);
  }

  /** The same with another network up to the feature maps. */
  public SsdConfig withExtractor(ExtractorConfig extractor) {
    return Records.with(this, "extractor", extractor);
  }

  /** The same with other heads. */
  public SsdConfig withHead(HeadConfig head) {
    return Records.with(this, "head", head);
  }

  /** The same with other anchors. */
  public SsdConfig withAnchors(AnchorGenerator anchors) {
    return Records.with(this, "anchors", anchors);
  }

  /** The same with other targets. */
  public SsdConfig withTargets(TargetConfig targets) {
    return Records.with(this, "targets", targets);
  }

  /** The same with another loss. */
  public SsdConfig withLoss(SsdLoss loss) {
    return Records.with(this, "loss", loss);
  }

  /** The same with another factor of half the squared weights. */
  public SsdConfig withWeightDecay(double weightDecay) {
    return Records.with(this, "weightDecay", weightDecay);
  }

  /** The same with another way from answers to detections. */
  public SsdConfig withPostProcessing(PostProcessing postProcessing) {
    return Records.with(this, "postProcessing", postProcessing);
  }
}
