package neva.training;

import static neva.layer.TensorAssertions.assertTensorClose;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class OptimizerTest {

  private static final int STEPS = 20;
  private static final double TOLERANCE = 1e-5;
  private static final int WEIGHTS = PlainRegression.WEIGHTS.length;
  private static final int BIASES = PlainRegression.BIASES.length;

  private static TrainingConfig config(Optimizer optimizer) {
    return TinyTraining.CONFIG.withOptimizer(optimizer).withL2(0);
  }

  /** Both walk together, at a rate that changes each step. */
  private static void assertWalksAs(TrainingConfig config, PlainRule weights, PlainRule biases) {
    PlainRegression plain = new PlainRegression(config.l1(), config.l2());
    try (LinearRegression graph = new LinearRegression(config)) {
      for (int step = 0; step < STEPS; step++) {
        double rate = 0.1 * (1 + step % 3) / (1 + 0.1 * step);
        plain.differentiate();
        if (config.clipNorm() > 0) {
          plain.clip(config.clipNorm());
        }
        weights.move(plain.weights, plain.weightGradient, rate);
        biases.move(plain.biases, plain.biasGradient, rate);
        graph.step(rate);
        assertTensorClose(graph.value("fc/weights"), plain.weights, TOLERANCE);
        assertTensorClose(graph.value("fc/biases"), plain.biases, TOLERANCE);
      }
    }
  }

  private static void assertWalksAsSgd(TrainingConfig config, double momentum) {
    assertWalksAs(config, PlainRule.sgd(momentum, WEIGHTS), PlainRule.sgd(momentum, BIASES));
  }

  @Test
  void sgd() {
    assertWalksAsSgd(config(new Sgd(0)), 0);
  }

  @Test
  void sgdWithMomentum() {
    assertWalksAsSgd(config(new Sgd(0.75f)), 0.75);
  }

  @Test
  void adam() {
    Adam adam = Adam.DEFAULT;
    assertWalksAs(config(adam), PlainRule.adam(adam, WEIGHTS), PlainRule.adam(adam, BIASES));
  }

  @Test
  void adamWithOtherConstants() {
    Adam adam = new Adam(0.5f, 0.9f, 0.1f);
    assertWalksAs(config(adam), PlainRule.adam(adam, WEIGHTS), PlainRule.adam(adam, BIASES));
  }

  @Test
  void adamWDecaysWeightsAndNoBiases() {
    Adam adam = Adam.DEFAULT;
    assertWalksAs(
        config(new AdamW(adam, 0.5f)),
        PlainRule.decayed(0.5, PlainRule.adam(adam, WEIGHTS)),
        PlainRule.adam(adam, BIASES));
  }

  @Test
  void rmsProp() {
    for (RmsProp rule : new RmsProp[] {RmsProp.SSD, RmsProp.DEFAULT, new RmsProp(0.5f, 0, 0.1f)}) {
      assertWalksAs(
          config(rule), PlainRule.rmsProp(rule, WEIGHTS), PlainRule.rmsProp(rule, BIASES));
    }
  }

  @Test
  void adadelta() {
    for (Adadelta rule : new Adadelta[] {Adadelta.DEFAULT, new Adadelta(0.5f, 0.1f)}) {
      assertWalksAs(
          config(rule), PlainRule.adadelta(rule, WEIGHTS), PlainRule.adadelta(rule, BIASES));
    }
  }

  @Test
  void l1PullsWeightsAndNoBiases() {
    assertWalksAsSgd(config(new Sgd(0)).withL1(0.5), 0);
  }

  @Test
  void bothPullAsAnElasticNet() {
    TrainingConfig both = config(new Sgd(0)).withL1(0.25).withL2(0.5);
    assertWalksAsSgd(both, 0);
  }

  @Test
  void l2PullsWeightsAndNoBiases() {
    assertWalksAsSgd(config(new Sgd(0)).withL2(0.5), 0);
  }

  @Test
  void clipsByTheNormOfAllGradients() {
    assertWalksAsSgd(config(new Sgd(0)).withClipNorm(0.5), 0);
  }

  @Test
  void leavesSmallGradientsAlone() {
    assertWalksAsSgd(config(new Sgd(0)).withClipNorm(1e6), 0);
  }

  @Test
  void slotsAreNamedAsPythonNamesThem() {
    assertVariables(new Sgd(0), "fc/weights", "fc/biases", "global_step");
    assertVariables(
        new Sgd(0.5f),
        "fc/weights",
        "fc/biases",
        "fc/weights/Momentum",
        "fc/biases/Momentum",
        "global_step");
    for (Optimizer optimizer : new Optimizer[] {Adam.DEFAULT, new AdamW(Adam.DEFAULT, 0.1f)}) {
      assertVariables(
          optimizer,
          "fc/weights",
          "fc/biases",
          "beta1_power",
          "beta2_power",
          "fc/weights/Adam",
          "fc/weights/Adam_1",
          "fc/biases/Adam",
          "fc/biases/Adam_1",
          "global_step");
    }
  }

  @Test
  void slotsOfRmsPropAreNamedAsPythonNamesThem() {
    assertVariables(
        RmsProp.SSD,
        "fc/weights",
        "fc/biases",
        "fc/weights/RMSProp",
        "fc/weights/RMSProp_1",
        "fc/biases/RMSProp",
        "fc/biases/RMSProp_1",
        "global_step");
  }

  @Test
  void slotsOfAdadeltaAreNamedAsPythonNamesThem() {
    assertVariables(
        Adadelta.DEFAULT,
        "fc/weights",
        "fc/biases",
        "fc/weights/Adadelta",
        "fc/weights/Adadelta_1",
        "fc/biases/Adadelta",
        "fc/biases/Adadelta_1",
        "global_step");
  }

  private static void assertVariables(Optimizer optimizer, String... names) {
    try (LinearRegression graph = new LinearRegression(config(optimizer))) {
      assertThat(graph.variableNames()).containsExactly(names);
    }
  }

  @Test
  void slotsHoldWhatTheirNamesSay() {
    Adam adam = new Adam(0.5f, 0.75f, 1e-8f);
    PlainRegression plain = new PlainRegression(0, 0);
    plain.differentiate();
    try (LinearRegression graph = new LinearRegression(config(adam))) {
      graph.step(0.1);
      double[] mean = new double[BIASES];
      double[] square = new double[BIASES];
      for (int i = 0; i < BIASES; i++) {
        mean[i] = 0.5 * plain.biasGradient[i];
        square[i] = 0.25 * plain.biasGradient[i] * plain.biasGradient[i];
      }
      assertTensorClose(graph.value("fc/biases/Adam"), mean, TOLERANCE);
      assertTensorClose(graph.value("fc/biases/Adam_1"), square, TOLERANCE);
      assertThat(graph.value("beta1_power")).containsExactly(0.25f);
      assertThat(graph.value("beta2_power")).containsExactly(0.5625f);
    }
  }
}
