package neva.detection.ssd;

import java.nio.file.Path;
import neva.checkpoint.SharedData;
import neva.detection.ssd.PostProcessing.Scores;
import neva.network.MobileNetConfig;
import neva.network.MobileNetVersion;

/** The real SSD MobileNet v1 of depth 0.75 with the weights of COCO, in its three forms. */
public final class CocoModel {

  private CocoModel() {}

  /** What its pipeline.config says. */
  public static SsdConfig config() {
    return SsdConfig.mobileNetV1(90)
        .withExtractor(
            new ExtractorConfig(
                MobileNetConfig.published(MobileNetVersion.MOBILENET_V1).withDepthMultiplier(0.75),
                false))
        .withTargets(new TargetConfig(Matcher.SSD, true, 1))
        .withPostProcessing(new PostProcessing(1e-8, 0.6, 100, 100, Scores.SIGMOID));
  }

  public static Path checkpoint() {
    return folder();
  }

  public static Path frozenGraph() {
    return folder().resolve("frozen_inference_graph.pb");
  }

  public static Path savedModel() {
    return folder().resolve("saved_model");
  }

  public static Path labels() {
    return folder().resolve("mscoco_label_map.pbtxt");
  }

  public static Path folder() {
    return SharedData.file("ssd_mobilenet_v1_075_coco");
  }
}
