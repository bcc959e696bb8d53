package neva.detection.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import neva.detection.annotation.Box;
import neva.detection.metric.Detection;
import neva.detection.metric.PlainNms;
import neva.detection.ssd.PostProcessing.Scores;
import neva.layer.LiveGraph;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PostProcessingTest {

  private static final Anchors ANCHORS =
      AnchorGenerator.SSD.anchors(128, 128, GridSize.ofImage(128, 128));

  /** What one picture's anchors say. */
  private record Said(float[][] codes, float[][] logits) {

    static Said random(Random random, Anchors anchors, int classes) {
      float[][] codes = new float[anchors.size()][4];
      float[][] logits = new float[anchors.size()][classes + 1];
      for (int a = 0; a < codes.length; a++) {
        for (int i = 0; i < 4; i++) {
          codes[a][i] = (float) (3 * random.nextGaussian());
        }
        for (int k = 0; k <= classes; k++) {
          logits[a][k] = (float) (-3 + 2 * random.nextGaussian());
        }
      }
      return new Said(codes, logits);
    }
  }

  /** The API's way: classes one by one, then the best of all. */
  private static List<Detection> plain(Said said, Anchors anchors, PostProcessing rules) {
    List<Detection> all = new ArrayList<>();
    for (int k = 1; k < said.logits[0].length; k++) {
      List<Detection> one = new ArrayList<>();
      for (int a = 0; a < anchors.size(); a++) {
        Box box = BoxCoder.SSD.decode(said.codes[a], anchors.get(a)).clip(1, 1);
        double score = score(said.logits[a], k, rules.scores());
        if (score > rules.minScore() && box.width() > 0 && box.height() > 0) {
          one.add(new Detection(k, "", score, box));
        }
      }
      all.addAll(PlainNms.suppress(one, rules.maxOverlap(), rules.perClass()));
    }
    all.sort(Comparator.comparingDouble(Detection::score).reversed());
    return all.subList(0, Math.min(rules.most(), all.size()));
  }

  private static double score(float[] logits, int k, Scores scores) {
    return switch (scores) {
      case IDENTITY -> logits[k];
      case SIGMOID -> 1 / (1 + Math.exp(-logits[k]));
      case SOFTMAX -> {
        double sum = 0;
        for (float logit : logits) {
          sum += Math.exp(logit);
        }
        yield Math.exp(logits[k]) / sum;
      }
    };
  }

  private static float[] flat(List<float[][]> images) {
    int columns = images.get(0)[0].length;
    float[] flat = new float[images.size() * images.get(0).length * columns];
    int at = 0;
    for (float[][] image : images) {
      for (float[] row : image) {
        System.arraycopy(row, 0, flat, at, columns);
        at += columns;
      }
    }
    return flat;
  }

  @ParameterizedTest
  @CsvSource({
    "1e-8, 0.6, 100, 100, SIGMOID, 20",
    "0.3, 0.6, 100, 100, SIGMOID, 20",
    "0.05, 0.3, 3, 30, SIGMOID, 5",
    "0.01, 0.5, 100, 100, SOFTMAX, 5",
    "0.1, 0.5, 20, 40, IDENTITY, 5",
    "1e-8, 0.6, 100, 100, SIGMOID, 1",
    "0.999, 0.6, 100, 100, SIGMOID, 2",
  })
  void equalsSuppressionClassByClass(
      double minScore, double overlap, int perClass, int most, Scores scores, int classes) {
    PostProcessing rules = new PostProcessing(minScore, overlap, perClass, most, scores);
    Random random = new Random(classes);
    List<Said> images =
        List.of(
            Said.random(random, ANCHORS, classes),
            Said.random(random, ANCHORS, classes),
            Said.random(random, ANCHORS, classes));
    try (LiveGraph live = new LiveGraph()) {
      SsdOutputs predictions =
          new SsdOutputs(
              live.constant(flat(images.stream().map(Said::codes).toList()), 3, ANCHORS.size(), 4),
              live.constant(
                  flat(images.stream().map(Said::logits).toList()),
                  3,
                  ANCHORS.size(),
                  classes + 1));
      DetectionTensors found = rules.of(live.tf(), predictions, BoxCoder.SSD, ANCHORS);
      assertThat(found.boxes().shape().asArray()).containsExactly(3, most, 4);
      float[] boxes = live.floats(found.boxes());
      float[] values = live.floats(found.scores());
      float[] ids = live.floats(found.classes());
      float[] counts = live.floats(found.count());
      for (int i = 0; i < 3; i++) {
        List<Detection> expected = plain(images.get(i), ANCHORS, rules);
        assertThat((int) counts[i]).isEqualTo(expected.size());
        for (int d = 0; d < expected.size(); d++) {
          int at = i * most + d;
          Detection one = expected.get(d);
          assertThat((double) values[at]).isCloseTo(one.score(), within(1e-5));
          assertThat((int) ids[at]).isEqualTo(one.classId());
          assertThat((double) boxes[4 * at]).isCloseTo(one.box().ymin(), within(1e-5));
          assertThat((double) boxes[4 * at + 1]).isCloseTo(one.box().xmin(), within(1e-5));
          assertThat((double) boxes[4 * at + 2]).isCloseTo(one.box().ymax(), within(1e-5));
          assertThat((double) boxes[4 * at + 3]).isCloseTo(one.box().xmax(), within(1e-5));
        }
        for (int d = expected.size(); d < most; d++) {
          assertThat(values[i * most + d]).isZero();
        }
      }
    }
  }

  /** Of 1,917 anchors 500 are looked at, which have more to give than the 100 that are wanted. */
  @Test
  void theBestAnchorsAreEnoughForAllThatIsWanted() {
    Random random = new Random(2);
    Anchors anchors = SsdConfig.mobileNetV1(90).allAnchors();
    Said said = Said.random(random, anchors, 10);
    try (LiveGraph live = new LiveGraph()) {
      SsdOutputs predictions =
          new SsdOutputs(
              live.constant(flat(List.<float[][]>of(said.codes)), 1, anchors.size(), 4),
              live.constant(flat(List.<float[][]>of(said.logits)), 1, anchors.size(), 11));
      DetectionTensors found = PostProcessing.SSD.of(live.tf(), predictions, BoxCoder.SSD, anchors);
      List<Detection> expected = plain(said, anchors, PostProcessing.SSD);
      assertThat(live.floats(found.count())).containsExactly(100);
      float[] ids = live.floats(found.classes());
      float[] scores = live.floats(found.scores());
      for (int d = 0; d < 100; d++) {
        assertThat((int) ids[d]).isEqualTo(expected.get(d).classId());
        assertThat((double) scores[d]).isCloseTo(expected.get(d).score(), within(1e-5));
      }
    }
  }

  @Test
  void givesBoxesAndScoresOfAllAnchorsAsTheyAre() {
    Said said = Said.random(new Random(1), ANCHORS, 3);
    try (LiveGraph live = new LiveGraph()) {
      SsdOutputs predictions =
          new SsdOutputs(
              live.constant(flat(List.<float[][]>of(said.codes)), 1, ANCHORS.size(), 4),
              live.constant(flat(List.<float[][]>of(said.logits)), 1, ANCHORS.size(), 4));
      DetectionTensors found = PostProcessing.SSD.of(live.tf(), predictions, BoxCoder.SSD, ANCHORS);
      float[] boxes = live.floats(found.rawBoxes());
      float[] scores = live.floats(found.rawScores());
      for (int a = 0; a < ANCHORS.size(); a++) {
        Box box = BoxCoder.SSD.decode(said.codes[a], ANCHORS.get(a));
        assertThat((double) boxes[4 * a + 2]).isCloseTo(box.ymax(), within(1e-5));
        assertThat((double) boxes[4 * a + 1]).isCloseTo(box.xmin(), within(1e-5));
        assertThat((double) scores[4 * a])
            .isCloseTo(score(said.logits[a], 0, Scores.SIGMOID), within(1e-5));
      }
    }
  }
}
