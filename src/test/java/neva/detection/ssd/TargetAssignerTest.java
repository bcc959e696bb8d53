package neva.detection.ssd;

import static neva.detection.ssd.Boxes.yxyx;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import neva.checkpoint.SharedData;
import neva.detection.annotation.Box;
import org.junit.jupiter.api.Test;

class TargetAssignerTest {

  private static final Anchors SSD_300 =
      AnchorGenerator.SSD.anchors(300, 300, GridSize.ofImage(300, 300));

  /** Four boxes side by side, each a quarter of the picture. */
  private static final Anchors COLUMNS =
      new Anchors(IntStream.range(0, 4).mapToObj(i -> yxyx(0, i / 4.0, 1, (i + 1) / 4.0)).toList());

  private static Targets assign(Matcher matcher, boolean asZeros, LabeledBox... truths) {
    return new TargetAssigner(COLUMNS, BoxCoder.SSD, new TargetConfig(matcher, asZeros, 1))
        .assign(List.of(List.of(truths)));
  }

  @Test
  void equalsTheReferenceOnTwoRaccoons() throws IOException {
    JsonNode images =
        new ObjectMapper()
            .readTree(SharedData.file("golden/ssd_targets_losses_numpy.json").toFile());
    assertThat(images).hasSize(2);
    for (JsonNode image : images) {
      JsonNode box = image.get("gt_boxes_yxyx").get(0);
      Box truth =
          yxyx(
              box.get(0).asDouble(),
              box.get(1).asDouble(),
              box.get(2).asDouble(),
              box.get(3).asDouble());
      int classId = image.get("gt_class_ids").get(0).asInt();
      for (boolean asZeros : new boolean[] {false, true}) {
        JsonNode expected = image.get("encode_background_as_zeros=" + (asZeros ? "True" : "False"));
        assertEquals(expected, LabeledBox.of(truth, classId), asZeros);
      }
    }
  }

  private static void assertEquals(JsonNode expected, LabeledBox truth, boolean asZeros) {
    Targets targets =
        new TargetAssigner(SSD_300, BoxCoder.SSD, new TargetConfig(Matcher.SSD, asZeros, 1))
            .assign(List.of(List.of(truth)));
    int[] positive =
        IntStream.range(0, targets.anchors()).filter(i -> targets.boxWeights()[i] > 0).toArray();
    assertThat(positive).containsExactly(ints(expected.get("pos_anchor_idx")));
    for (int i = 0; i < positive.length; i++) {
      for (int j = 0; j < 4; j++) {
        assertThat((double) targets.boxes()[4 * positive[i] + j])
            .isCloseTo(expected.get("reg_targets_pos").get(i).get(j).asDouble(), within(1e-4));
      }
      assertThat(targets.classes()[positive[i]]).isEqualTo(truth.classId());
    }
    assertThat(targets.classes()).contains(asZeros ? -1 : 0).doesNotContain(asZeros ? 0 : -1);
    assertThat(targets.classWeights()).containsOnly(1);
  }

  private static int[] ints(JsonNode array) {
    return IntStream.range(0, array.size()).map(i -> array.get(i).asInt()).toArray();
  }

  @Test
  void aPictureWithoutObjectsIsBackgroundEverywhere() {
    Targets targets = assign(new Matcher(0.5, 0, true), false);
    assertThat(targets.classes()).containsOnly(0);
    assertThat(targets.classWeights()).containsOnly(1);
    assertThat(targets.boxWeights()).containsOnly(0);
  }

  @Test
  void anObjectSmallerThanAllAnchorsStillGetsOne() {
    LabeledBox small = LabeledBox.of(yxyx(0.4, 0.55, 0.5, 0.6), 3);
    assertThat(assign(Matcher.SSD, false, small).classes()).containsExactly(0, 0, 3, 0);
    assertThat(assign(new Matcher(0.5, 0.5, false), false, small).classes()).containsOnly(0);
  }

  @Test
  void theFirstObjectGetsTheAnchorThatTwoWant() {
    LabeledBox first = LabeledBox.of(yxyx(0.4, 0.55, 0.5, 0.6), 1);
    LabeledBox second = LabeledBox.of(yxyx(0, 0.5, 1, 0.75), 2);
    assertThat(assign(Matcher.SSD, false, first, second).classes()).containsExactly(0, 0, 1, 0);
  }

  @Test
  void anchorsBetweenTheThresholdsAreIgnored() {
    LabeledBox wide = LabeledBox.of(yxyx(0, 0, 1, 0.4), 1); // overlaps 0.625, then 0.15 of 0.5
    Targets targets = assign(new Matcher(0.6, 0.2, false), false, wide);
    assertThat(targets.classWeights()).containsExactly(1, 0, 1, 1);
    assertThat(targets.boxWeights()).containsExactly(1, 0, 0, 0);
  }

  @Test
  void anObjectOfWeight0IsNeitherLearntNorBackground() {
    LabeledBox exact = new LabeledBox(COLUMNS.get(1), 2, 0);
    LabeledBox small = new LabeledBox(yxyx(0.4, 0.8, 0.5, 0.85), 2, 0);
    Targets targets = assign(Matcher.SSD, false, exact, small);
    assertThat(targets.classes()).containsExactly(0, 2, 0, 0);
    assertThat(targets.classWeights()).containsExactly(1, 0, 1, 1);
  }

  @Test
  void backgroundHasTheWeightAskedFor() {
    Targets targets =
        new TargetAssigner(COLUMNS, BoxCoder.SSD, new TargetConfig(Matcher.SSD, false, 0.25))
            .assign(List.of(List.of(LabeledBox.of(COLUMNS.get(0), 1))));
    assertThat(targets.classWeights()).containsExactly(1, 0.25f, 0.25f, 0.25f);
  }

  @Test
  void aBatchHoldsWhatItsPicturesHoldAlone() {
    Random random = new Random(3);
    List<List<LabeledBox>> batch =
        IntStream.range(0, 3).mapToObj(i -> Boxes.objects(random, 4 * i, 5)).toList();
    TargetAssigner assigner =
        new TargetAssigner(SSD_300, BoxCoder.SSD, new TargetConfig(Matcher.SSD, true, 1));
    Targets together = assigner.assign(batch);
    Targets reused = assigner.assign(List.of(batch.get(2)));
    for (int image = 0; image < 3; image++) {
      assigner.assign(batch.get(image), reused, 0);
      int from = image * SSD_300.size();
      for (int i = 0; i < SSD_300.size(); i++) {
        assertThat(reused.classes()[i]).isEqualTo(together.classes()[from + i]);
        assertThat(reused.boxWeights()[i]).isEqualTo(together.boxWeights()[from + i]);
        assertThat(reused.boxes()[4 * i + 3]).isEqualTo(together.boxes()[4 * (from + i) + 3]);
      }
    }
  }

  @Test
  void matchesAsTheMatricesOfTheApiDo() {
    Random random = new Random(5);
    for (int i = 0; i < 40; i++) {
      List<LabeledBox> truths = new ArrayList<>(Boxes.objects(random, random.nextInt(12), 5));
      truths.replaceAll(t -> random.nextInt(4) > 0 ? t : new LabeledBox(t.box(), t.classId(), 0));
      double unmatched = random.nextInt(4) / 10.0;
      double matched = unmatched + random.nextInt(4) / 10.0;
      boolean force = random.nextBoolean();
      assertThat(new Matcher(matched, unmatched, force).match(truths, SSD_300))
          .containsExactly(PlainMatcher.match(truths, SSD_300, matched, unmatched, force));
    }
  }
}
