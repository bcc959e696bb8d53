package neva.detection.ssd;

import static neva.detection.ssd.Boxes.yxyx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import neva.checkpoint.SharedData;
import neva.detection.metric.CocoFiles;
import neva.detection.ssd.HardExamples.By;
import neva.layer.LiveGraph;
import neva.savedmodel.ModelWeights;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** The losses of the real COCO weights on two photographs, against NumPy. */
class SsdGoldenTest {

  private static final HardExamples MINED = new HardExamples(3, 0, 3000, By.CLASSIFICATION);

  @Test
  void lossesAndMinedAnchorsEqualTheReference() throws IOException {
    JsonNode golden = CocoFiles.json(SharedData.file("golden/ssd_targets_losses_numpy.json"));
    try (LiveSsd live = new LiveSsd(CocoModel.config())) {
      live.restore(ModelWeights.read(CocoModel.checkpoint()), false);
      for (JsonNode image : golden) {
        for (boolean asZeros : new boolean[] {false, true}) {
          String key = "encode_background_as_zeros=" + (asZeros ? "True" : "False");
          assertLosses(live, image, asZeros, image.get(key));
        }
      }
    }
  }

  private static void assertLosses(LiveSsd live, JsonNode image, boolean asZeros, JsonNode expected)
      throws IOException {
    Ops tf = Ops.create(live.graph());
    SsdConfig config = CocoModel.config().withTargets(new TargetConfig(Matcher.SSD, asZeros, 1));
    TargetTensors tensors = TargetTensors.placeholders(tf, 1, 1917);
    SsdLoss mined = new SsdLoss(new ClassificationLoss.Sigmoid(), MINED, 1, 1, true, false);
    SsdLoss all = new SsdLoss(new ClassificationLoss.Sigmoid(), null, 1, 1, false, false);
    SsdLoss.Parts parts = mined.of(tf, live.inference().predictions(), tensors);
    SsdLoss.Parts whole = all.of(tf, live.inference().predictions(), tensors);
    Map<Operand<?>, Tensor> feed =
        new HashMap<>(tensors.feed(config.targetAssigner().assign(List.of(truths(image)))));
    feed.put(
        live.inference().images(),
        Pixels.of("raccoon/images/" + image.get("image").asText() + ".jpg"));
    Session.Runner runner = live.session().runner();
    feed.forEach(runner::feed);
    runner.fetch(parts.localization()).fetch(parts.classification()).fetch(parts.selected());
    runner.fetch(whole.localization()).fetch(whole.classification());
    runner
        .fetch(live.inference().predictions().boxes())
        .fetch(live.inference().predictions().classes());
    try (Result result = runner.run()) {
      assertClose(result, 0, expected.get("localization_loss"));
      assertClose(result, 1, expected.get("classification_loss"));
      float[] selected = LiveGraph.floats((TFloat32) result.get(2));
      assertThat(IntStream.range(0, 1917).filter(i -> selected[i] == 1))
          .containsExactlyElementsOf(ints(expected.get("mined_idx_sorted")));
      assertClose(result, 3, expected.get("loc_loss_sum_all"));
      assertClose(result, 4, expected.get("cls_loss_sum_all"));
      assertStart(result, 5, image.get("raw_box_encodings_first3"));
      assertStart(result, 6, image.get("class_logits_anchor0_first5"));
    } finally {
      feed.values().forEach(Tensor::close);
    }
  }

  private static List<LabeledBox> truths(JsonNode image) {
    JsonNode box = image.get("gt_boxes_yxyx").get(0);
    return List.of(
        LabeledBox.of(
            yxyx(
                box.get(0).asDouble(),
                box.get(1).asDouble(),
                box.get(2).asDouble(),
                box.get(3).asDouble()),
            image.get("gt_class_ids").get(0).asInt()));
  }

  private static void assertClose(Result result, int index, JsonNode expected) {
    double value = expected.asDouble();
    assertThat((double) ((TFloat32) result.get(index)).getFloat())
        .isCloseTo(value, within(1e-4 * Math.max(1, value)));
  }

  private static void assertStart(Result result, int index, JsonNode expected) {
    float[] values = LiveGraph.floats((TFloat32) result.get(index));
    int i = 0;
    for (JsonNode number : flat(expected)) {
      assertThat((double) values[i++]).isCloseTo(number.asDouble(), within(1e-3));
    }
    assertThat(i).isPositive();
  }

  private static List<JsonNode> flat(JsonNode array) {
    return IntStream.range(0, array.size())
        .mapToObj(array::get)
        .flatMap(n -> n.isArray() ? flat(n).stream() : List.of(n).stream())
        .toList();
  }

  private static List<Integer> ints(JsonNode array) {
    return IntStream.range(0, array.size()).mapToObj(i -> array.get(i).asInt()).toList();
  }
}
