package neva.detection.ssd;

import java.util.List;
import java.util.function.Consumer;
import neva.io.BadInputException;
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
    if (classes < 1) {
      throw new BadInputException("classes must be positive, found " + classes);
    }
    if (height < SMALLEST_SIDE || width < SMALLEST_SIDE) {
      throw new BadInputException(
          "height and width must be at least %d pixels, found %d and %d"
              .formatted(SMALLEST_SIDE, height, width));
    }
    if (!(weightDecay >= 0)) {
      throw new BadInputException("weightDecay must be 0 or more, found " + weightDecay);
    }
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

  /** A copy with some values changed: {@code config.with(c -> c.classes = 3)}. */
  public SsdConfig with(Consumer<Draft> change) {
    Draft draft = new Draft(this);
    change.accept(draft);
    return draft.config();
  }

  /** A configuration while it is being changed. */
  public static final class Draft {
    public int classes;
    public int height;
    public int width;
    public ExtractorConfig extractor;
    public HeadConfig head;
    public AnchorGenerator anchors;
    public BoxCoder coder;
    public TargetConfig targets;
    public SsdLoss loss;
    public double weightDecay;
    public PostProcessing postProcessing;

    private Draft(SsdConfig from) {
      classes = from.classes;
      height = from.height;
      width = from.width;
      extractor = from.extractor;
      head = from.head;
      anchors = from.anchors;
      coder = from.coder;
      targets = from.targets;
      loss = from.loss;
      weightDecay = from.weightDecay;
      postProcessing = from.postProcessing;
    }

    private SsdConfig config() {
      return new SsdConfig(
          classes,
          height,
          width,
          extractor,
          head,
          anchors,
          coder,
          targets,
          loss,
          weightDecay,
          postProcessing);
    }
  }
}
