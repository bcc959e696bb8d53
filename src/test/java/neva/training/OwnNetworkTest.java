package neva.training;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import neva.distortion.RandomRotation;
import neva.layer.BatchNorm;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.Elu;
import neva.layer.GlobalAveragePool;
import neva.layer.Initialization;
import neva.layer.LiveGraph;
import neva.layer.Mode;
import neva.layer.Network;
import neva.layer.Padding;
import neva.layer.Residual;
import neva.layer.Subsample;
import neva.layer.Variable;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;
import org.tensorflow.types.TInt64;

/** The network of its own that the guide shows. */
class OwnNetworkTest {

  private static final int IMAGES = 4;
  private static final int PIXELS = 32 * 32 * 3;

  private static Network network() {
    Initialization he = Initialization.he(1);
    return new Network(
        List.of(
            new Conv2D("conv_1", 16, 3, 1, Padding.SAME, he).withoutBias(),
            new BatchNorm("norm_1", 0.9f, 1e-3f),
            new Elu("elu_1"),
            new Residual(
                "block_1",
                List.of(
                    new Conv2D("block_1/conv_1", 32, 3, 2, Padding.EDGE, he).withoutBias(),
                    new BatchNorm("block_1/norm_1", 0.9f, 1e-3f),
                    new Elu("block_1/elu_1"),
                    new Conv2D("block_1/conv_2", 32, 3, 1, Padding.EDGE, he).withoutBias(),
                    new BatchNorm("block_1/norm_2", 0.9f, 1e-3f)),
                List.of(new Subsample("block_1/shortcut", 2, 32))),
            new Elu("elu_2"),
            new GlobalAveragePool("pool"),
            new Dense("logits", 10, he)));
  }

  @Test
  void learnsAndIsSummarizedAsTheGuideSays() {
    try (LiveGraph live = new LiveGraph()) {
      Ops tf = live.tf();
      Network network = network();
      Random random = new Random(1);
      float[] pixels = new float[IMAGES * PIXELS];
      for (int i = 0; i < pixels.length; i++) {
        pixels[i] = random.nextFloat() * (1 + i / PIXELS) / IMAGES; // each brighter than the last
      }
      Operand<TFloat32> images = live.constant(pixels, IMAGES, 32, 32, 3);
      Variable<TInt64> globalStep = TrainingStep.globalStep(tf);
      Operand<TInt64> key = TrainingStep.randomKey(tf, globalStep, 1);
      Operand<TFloat32> distorted = new RandomRotation(10).apply(tf, images, key);
      Operand<TFloat32> logits = network.apply(tf, distorted, Mode.TRAIN);
      Operand<TFloat32> truth =
          tf.oneHot(
              tf.constant(new int[] {0, 1, 2, 3}),
              tf.constant(10),
              tf.constant(1f),
              tf.constant(0f));
      Operand<TFloat32> loss =
          tf.math.mean(tf.nn.softmaxCrossEntropyWithLogits(logits, truth).loss(), tf.constant(0));
      TrainingStep step =
          new TrainingStep(tf, network, loss, new TreeMap<>(), globalStep, TinyTraining.CONFIG);
      live.initialize(step.variables());
      float before = live.floats(loss)[0];
      for (int i = 0; i < 10; i++) {
        try (TFloat32 rate = TFloat32.scalarOf(0.01f)) {
          live.session().runner().feed(step.rate(), rate).addTarget(step.train()).run().close();
        }
      }
      assertThat(live.floats(loss)[0]).isLessThan(before / 2);
      assertThat(network.summary())
          .isEqualToNormalizingNewlines(
              """
              layer        kind              output                 parameters
              ----------------------------------------------------------------
              conv_1       Conv2D            [4, 32, 32, 16]               432
              norm_1       BatchNorm         [4, 32, 32, 16]                64
              elu_1        Elu               [4, 32, 32, 16]                 \s
              block_1      Residual          [4, 16, 16, 32]            14,080
              elu_2        Elu               [4, 16, 16, 32]                 \s
              pool         GlobalAveragePool [4, 32]                         \s
              logits       Dense             [4, 10]                       330
              ----------------------------------------------------------------
              14,746 parameters trained, 160 kept as state
              """);
    }
  }
}
