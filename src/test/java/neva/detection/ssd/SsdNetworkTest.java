package neva.detection.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import neva.checkpoint.SharedData;
import neva.checkpoint.TensorBundle;
import neva.checkpoint.TensorEntry;
import neva.layer.LiveGraph;
import neva.layer.Mode;
import neva.layer.Variable;
import neva.network.MobileNetConfig;
import neva.network.MobileNetVersion;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

class SsdNetworkTest {

  private static final Pattern LINE = Pattern.compile("(\\S+) float32 (\\[.*])");
  private static final String STATE_OF_TRAINING = ".*/(RMSProp(_1)?|ExponentialMovingAverage)";

  private static SsdConfig wide(SsdConfig config, double multiplier) {
    ExtractorConfig e = config.extractor();
    return config.withExtractor(e.withBackbone(e.backbone().withDepthMultiplier(multiplier)));
  }

  private static SortedMap<String, String> variables(SsdConfig config) {
    SortedMap<String, String> shapes = new TreeMap<>();
    try (LiveGraph live = new LiveGraph()) {
      SsdNetwork network = new SsdNetwork(config, 1);
      Operand<TFloat32> images =
          live.constant(
              new float[config.height() * config.width() * 3],
              1,
              config.height(),
              config.width(),
              3);
      SsdOutputs predictions = network.apply(live.tf(), images, Mode.INFER);
      int anchors = config.allAnchors().size();
      assertThat(predictions.boxes().shape().asArray()).containsExactly(1, anchors, 4);
      assertThat(predictions.classes().shape().asArray())
          .containsExactly(1, anchors, config.classes() + 1);
      for (Variable<TFloat32> variable : network.network().variables()) {
        shapes.put(variable.name(), Arrays.toString(variable.shape().asArray()));
      }
    }
    return shapes;
  }

  private static SortedMap<String, String> listed(String file) throws IOException {
    SortedMap<String, String> shapes = new TreeMap<>();
    for (String line : Files.readAllLines(SharedData.file("ssd-variable-lists/" + file))) {
      Matcher matcher = LINE.matcher(line);
      if (matcher.matches() && !matcher.group(1).matches(STATE_OF_TRAINING)) {
        shapes.put(matcher.group(1), matcher.group(2));
      }
    }
    return shapes;
  }

  @Test
  void variablesOfMobileNetV1EqualThePublishedOnes() throws IOException {
    assertThat(variables(SsdConfig.mobileNetV1(90)))
        .hasSize(199)
        .isEqualTo(listed("ssd_mobilenet_v1_coco.txt"));
  }

  @Test
  void variablesOfMobileNetV2EqualThePublishedOnes() throws IOException {
    assertThat(variables(SsdConfig.mobileNetV2(90)))
        .hasSize(344)
        .isEqualTo(listed("ssd_mobilenet_v2_coco.txt"));
  }

  @Test
  void variablesOfSsdLiteEqualThoseOfARealOne() throws IOException {
    SsdConfig lite =
        SsdConfig.mobileNetV1(2)
            .withExtractor(
                new ExtractorConfig(
                    MobileNetConfig.published(MobileNetVersion.MOBILENET_V1).withNormMomentum(0.97),
                    true))
            .withHead(new HeadConfig(3, true, 0));
    assertThat(variables(lite)).isEqualTo(listed("ssdlite_mobilenet_v1_2class.txt"));
  }

  @Test
  void variablesOfATrainingWithOneClassEqualThoseOfARealOne() throws IOException {
    assertThat(variables(SsdConfig.mobileNetV1(1)))
        .isEqualTo(listed("ssd_v1_training_ckpt_with_rmsprop_ema.txt"));
  }

  @Test
  void variablesAtThreeQuartersOfTheWidthEqualThoseOfTheCheckpoint() throws IOException {
    TensorBundle bundle =
        TensorBundle.open(
            SharedData.file("ssd_mobilenet_v1_075_coco/model.ckpt.index")
                .resolveSibling("model.ckpt"));
    SortedMap<String, String> expected = new TreeMap<>();
    for (TensorEntry entry : bundle.entries()) {
      expected.put(entry.name(), Arrays.toString(entry.shape()));
    }
    expected.remove("global_step");
    assertThat(variables(wide(SsdConfig.mobileNetV1(90), 0.75))).isEqualTo(expected);
  }

  @Test
  void mobileNetV2RoundsDepthsToEights() {
    SortedMap<String, String> half = variables(wide(SsdConfig.mobileNetV2(3), 0.5));
    String scope = "FeatureExtractor/MobilenetV2/";
    assertThat(half)
        .containsEntry(scope + "Conv/weights", "[3, 3, 3, 16]")
        .containsEntry(scope + "expanded_conv_2/project/weights", "[1, 1, 96, 16]")
        .containsEntry(scope + "Conv_1/weights", "[1, 1, 160, 640]")
        .containsEntry(scope + "layer_19_2_Conv2d_2_3x3_s2_256/weights", "[1, 1, 128, 256]");
  }

  @Test
  void othersSizesHaveOtherAnchors() {
    SsdConfig wide = SsdConfig.mobileNetV1(1).withSize(100, 180);
    assertThat(variables(wide)).isNotEmpty();
    assertThat(wide.allAnchors().size()).isEqualTo(7 * 12 * 3 + 6 * (4 * 6 + 2 * 3 + 2 + 1 + 1));
  }

  @Test
  void classesStartAtTheBiasAskedFor() {
    try (LiveGraph live = new LiveGraph()) {
      SsdConfig config =
          wide(SsdConfig.mobileNetV1(2), 0.25).withHead(new HeadConfig(1, false, -4.6));
      SsdNetwork network = new SsdNetwork(config, 1);
      network.apply(live.tf(), live.constant(new float[30_000], 1, 100, 100, 3), Mode.TRAIN);
      live.initialize(network.network().variables());
      List<Variable<TFloat32>> biases =
          network.network().variables().stream()
              .filter(variable -> variable.name().endsWith("/biases"))
              .toList();
      List<float[]> values = live.floats(biases);
      assertThat(values).hasSize(12);
      for (int i = 0; i < values.size(); i++) {
        float expected = biases.get(i).name().contains("Class") ? -4.6f : 0;
        assertThat(values.get(i)).containsOnly(expected);
      }
    }
  }

  @Test
  void weightDecayLeavesBiasesAndScalesOut() {
    try (LiveGraph live = new LiveGraph()) {
      SsdNetwork network = new SsdNetwork(wide(SsdConfig.mobileNetV2(2), 0.25), 1);
      network.apply(live.tf(), live.constant(new float[30_000], 1, 100, 100, 3), Mode.TRAIN);
      live.initialize(network.network().variables());
      double squares = 0;
      List<Variable<TFloat32>> variables = network.network().variables();
      List<float[]> values = live.floats(variables);
      for (int i = 0; i < values.size(); i++) {
        Variable<TFloat32> variable = variables.get(i);
        boolean block = variable.name().contains("expanded_conv");
        if (variable.name().endsWith("/weights")
            || variable.name().endsWith("depthwise_weights") && !block) {
          for (float value : values.get(i)) {
            squares += (double) value * value;
          }
        }
      }
      float[] found = live.floats(network.regularization(live.tf()));
      assertThat((double) found[0]).isCloseTo(4e-5 * squares / 2, within(1e-5 * squares * 4e-5));
    }
  }
}
