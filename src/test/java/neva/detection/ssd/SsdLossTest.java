package neva.detection.ssd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import neva.detection.ssd.HardExamples.By;
import neva.io.BadInputException;
import neva.layer.LiveGraph;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.Output;
import org.tensorflow.Result;
import org.tensorflow.Session;
import org.tensorflow.Tensor;
import org.tensorflow.ndarray.buffer.DataBuffers;
import org.tensorflow.types.TFloat32;

class SsdLossTest {

  private static final int IMAGES = 3;
  private static final int CLASSES = 4;
  private static final Anchors ANCHORS =
      AnchorGenerator.SSD.anchors(96, 96, GridSize.ofImage(96, 96));
  private static final int CELLS = IMAGES * ANCHORS.size();

  private final Random random = new Random(11);
  private final float[] boxes = gaussian(CELLS * 4, 2);
  private final float[] logits = gaussian(CELLS * (CLASSES + 1), 3);
  private final LiveGraph live = new LiveGraph();

  @AfterEach
  void close() {
    live.close();
  }

  private float[] gaussian(int count, double deviation) {
    float[] values = new float[count];
    IntStream.range(0, count).forEach(i -> values[i] = (float) (deviation * random.nextGaussian()));
    return values;
  }

  /** Objects on all pictures but the last. */
  private Targets targets(Matcher matcher, boolean asZeros) {
    List<List<LabeledBox>> batch = new ArrayList<>();
    for (int i = 0; i < IMAGES - 1; i++) {
      batch.add(Boxes.objects(random, 3, CLASSES));
    }
    batch.add(List.of());
    return new TargetAssigner(ANCHORS, BoxCoder.SSD, new TargetConfig(matcher, asZeros, 1))
        .assign(batch);
  }

  private record Values(float localization, float classification, float[] selected) {}

  private Values run(SsdLoss loss, Targets targets) {
    TargetTensors tensors = TargetTensors.placeholders(live.tf(), IMAGES, ANCHORS.size());
    SsdLoss.Parts parts = loss.of(live.tf(), predictions(), tensors);
    Map<Operand<?>, Tensor> feed = tensors.feed(targets);
    Session.Runner runner = live.session().runner();
    feed.forEach(runner::feed);
    runner.fetch(parts.localization()).fetch(parts.classification()).fetch(parts.selected());
    try (Result result = runner.run()) {
      return new Values(
          ((TFloat32) result.get(0)).getFloat(),
          ((TFloat32) result.get(1)).getFloat(),
          LiveGraph.floats((TFloat32) result.get(2)));
    } finally {
      feed.values().forEach(Tensor::close);
    }
  }

  private SsdOutputs predictions() {
    return new SsdOutputs(
        live.constant(boxes, IMAGES, ANCHORS.size(), 4),
        live.constant(logits, IMAGES, ANCHORS.size(), CLASSES + 1));
  }

  private double[] ofClasses(Targets targets, ClassLoss loss) {
    double[] values = new double[CELLS];
    for (int i = 0; i < CELLS; i++) {
      for (int k = 0; k <= CLASSES; k++) {
        values[i] += loss.of(logits[i * (CLASSES + 1) + k], targets.classes()[i] == k);
      }
      values[i] *= targets.classWeights()[i];
    }
    return values;
  }

  private double[] ofBoxes(Targets targets) {
    return IntStream.range(0, CELLS)
        .mapToDouble(
            i -> PlainSsd.smoothL1(boxes, targets.boxes(), 4 * i) * targets.boxWeights()[i])
        .toArray();
  }

  private static double sum(double[] values, float[] selected) {
    return IntStream.range(0, values.length).mapToDouble(i -> values[i] * selected[i]).sum();
  }

  private static double positives(Targets targets) {
    return IntStream.range(0, CELLS).mapToDouble(i -> targets.boxWeights()[i]).sum();
  }

  @FunctionalInterface
  private interface ClassLoss {
    double of(double logit, boolean truth);
  }

  private static SsdLoss all(ClassificationLoss classification) {
    return new SsdLoss(classification, null, 1, 1, true, false);
  }

  private static void assertSelected(float[] selected, List<Integer> expected) {
    assertThat(IntStream.range(0, selected.length).filter(i -> selected[i] == 1).boxed())
        .isEqualTo(expected);
    assertThat(selected).containsOnly(0, 1);
  }

  @Test
  void equalsThePlainLossOfAllAnchors() {
    for (boolean asZeros : new boolean[] {false, true}) {
      Targets targets = targets(new Matcher(0.5, 0.3, true), asZeros);
      Values values = run(all(new ClassificationLoss.Sigmoid()), targets);
      double n = positives(targets);
      float[] ones = values.selected;
      assertThat(ones).containsOnly(1);
      assertThat((double) values.localization)
          .isCloseTo(sum(ofBoxes(targets), ones) / n, within(1e-4));
      double classes = sum(ofClasses(targets, PlainSsd::crossEntropy), ones) / n;
      assertThat((double) values.classification).isCloseTo(classes, within(1e-5 * classes));
    }
  }

  @Test
  void equalsThePlainFocalLoss() {
    Targets targets = targets(Matcher.SSD, true);
    Values values = run(all(new ClassificationLoss.Focal(0.75, 2)), targets);
    double expected =
        sum(ofClasses(targets, (l, t) -> PlainSsd.focal(l, t, 0.75, 2)), values.selected)
            / positives(targets);
    assertThat((double) values.classification).isCloseTo(expected, within(1e-5 * expected));
  }

  @Test
  void keepsTheHardestBackgroundOfEachPicture() {
    Targets targets = targets(new Matcher(0.5, 0.3, true), false);
    Values values = run(SsdLoss.SSD, targets);
    double[] classes = ofClasses(targets, PlainSsd::crossEntropy);
    List<Integer> expected = new ArrayList<>();
    for (int image = 0; image < IMAGES; image++) {
      int from = image * ANCHORS.size();
      expected.addAll(PlainSsd.mine(classes, targets, from, 3, 3, 3000));
    }
    assertSelected(values.selected, expected);
    double loss = sum(classes, values.selected) / positives(targets);
    assertThat((double) values.classification).isCloseTo(loss, within(1e-5 * loss));
  }

  @Test
  void looksAtTheHardestAnchorsOnlyWhenAskedTo() {
    Targets targets = targets(Matcher.SSD, true);
    HardExamples few = new HardExamples(2, 0, 20, By.BOTH);
    Values values =
        run(new SsdLoss(new ClassificationLoss.Sigmoid(), few, 2, 0.5, true, false), targets);
    double[] classes = ofClasses(targets, PlainSsd::crossEntropy);
    double[] found = ofBoxes(targets);
    double[] both =
        IntStream.range(0, CELLS).mapToDouble(i -> 2 * classes[i] + 0.5 * found[i]).toArray();
    List<Integer> expected = new ArrayList<>();
    for (int image = 0; image < IMAGES; image++) {
      expected.addAll(PlainSsd.mine(both, targets, image * ANCHORS.size(), 2, 0, 20));
    }
    assertSelected(values.selected, expected);
    double localization = 0.5 * sum(found, values.selected) / positives(targets);
    assertThat((double) values.localization).isCloseTo(localization, within(1e-4));
  }

  @Test
  void aBatchOfBackgroundsHasAFiniteLoss() {
    Targets targets =
        new TargetAssigner(ANCHORS, BoxCoder.SSD, new TargetConfig(Matcher.SSD, false, 1))
            .assign(List.of(List.of(), List.of(), List.of()));
    Values values = run(SsdLoss.SSD, targets);
    assertThat(values.localization).isZero();
    assertThat(values.classification).isPositive().isFinite();
    assertThat(IntStream.range(0, CELLS).filter(i -> values.selected[i] == 1).count())
        .isEqualTo(3 * IMAGES);
  }

  @Test
  void dividesAsAskedFor() {
    Targets targets = targets(Matcher.SSD, false);
    ClassificationLoss sigmoid = new ClassificationLoss.Sigmoid();
    Values plain = run(new SsdLoss(sigmoid, null, 1, 1, true, false), targets);
    Values byCode = run(new SsdLoss(sigmoid, null, 1, 1, true, true), targets);
    Values whole = run(new SsdLoss(sigmoid, null, 1, 1, false, false), targets);
    assertThat(byCode.localization).isCloseTo(plain.localization / 4, within(1e-5f));
    double n = positives(targets);
    assertThat(whole.localization / plain.localization).isCloseTo((float) n, within(1e-3f));
  }

  @Test
  void gradientsEqualFiniteDifferences() {
    Targets targets = targets(Matcher.SSD, true);
    assertGradients(SsdLoss.SSD, targets);
    assertGradients(all(new ClassificationLoss.Focal(0.25, 2)), targets);
  }

  /** Along one random direction, in which selection and kinks do not matter for a short step. */
  private void assertGradients(SsdLoss loss, Targets targets) {
    TargetTensors tensors = TargetTensors.placeholders(live.tf(), IMAGES, ANCHORS.size());
    SsdOutputs predictions = predictions();
    Operand<TFloat32> total = loss.of(live.tf(), predictions, tensors).total(live.tf());
    Output<?>[] gradients =
        live.graph()
            .addGradients(
                total.asOutput(),
                new Output<?>[] {predictions.boxes().asOutput(), predictions.classes().asOutput()});
    assertGradient(predictions.boxes(), boxes, gradients[0], total, tensors, targets);
    assertGradient(predictions.classes(), logits, gradients[1], total, tensors, targets);
  }

  private void assertGradient(
      Operand<TFloat32> input,
      float[] values,
      Output<?> gradient,
      Operand<TFloat32> total,
      TargetTensors tensors,
      Targets targets) {
    float[] direction = gaussian(values.length, 1);
    float[] slopes = evaluate(gradient.expect(TFloat32.class), tensors, targets, input, values);
    double expected = 0;
    for (int i = 0; i < direction.length; i++) {
      expected += (double) slopes[i] * direction[i];
    }
    double up = evaluate(total, tensors, targets, input, moved(values, direction, 1e-3))[0];
    double down = evaluate(total, tensors, targets, input, moved(values, direction, -1e-3))[0];
    assertThat((up - down) / 2e-3).isCloseTo(expected, within(0.02 * Math.abs(expected) + 0.05));
  }

  private static float[] moved(float[] values, float[] direction, double by) {
    float[] moved = values.clone();
    IntStream.range(0, moved.length).forEach(i -> moved[i] += (float) (by * direction[i]));
    return moved;
  }

  private float[] evaluate(
      Operand<TFloat32> fetched,
      TargetTensors tensors,
      Targets targets,
      Operand<TFloat32> input,
      float[] value) {
    Map<Operand<?>, Tensor> feed = tensors.feed(targets);
    feed.put(input, TFloat32.tensorOf(input.shape(), DataBuffers.of(value)));
    Session.Runner runner = live.session().runner();
    feed.forEach(runner::feed);
    try (Result result = runner.fetch(fetched).run()) {
      return LiveGraph.floats((TFloat32) result.get(0));
    } finally {
      feed.values().forEach(Tensor::close);
    }
  }

  @Test
  void rejectsWhatCannotBeMeant() {
    assertThatThrownBy(() -> new HardExamples(-1, 0, 10, By.BOTH))
        .isInstanceOf(BadInputException.class)
        .hasMessageEndingWith("found -1.0, 0 and 10");
    assertThatThrownBy(() -> new ClassificationLoss.Focal(2, 2))
        .isInstanceOf(BadInputException.class)
        .hasMessage("alpha must be 0 to 1 and gamma 0 or more, found 2.0 and 2.0");
  }
}
