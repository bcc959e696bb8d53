package neva.training;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.TreeMap;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.Initialization;
import neva.layer.Layer;
import neva.layer.LiveGraph;
import neva.layer.Mode;
import neva.layer.Network;
import neva.layer.Padding;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.tensorflow.Operand;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

class GradientsTest {

  private static final Initialization HE = Initialization.he(1);

  /** An operation that TensorFlow's C library cannot differentiate. */
  private static final class ToHsv extends Layer {

    ToHsv(String name) {
      super(name);
    }

    @Override
    protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
      return tf.image.rgbToHsv(x);
    }
  }

  private static Conv2D conv(String name) {
    return new Conv2D(name, 3, 1, 1, Padding.SAME, HE);
  }

  private static AbstractThrowableAssert<?, ?> assertRefuses(
      LiveGraph live, Network network, Operand<TFloat32> output) {
    Ops tf = live.tf();
    Operand<TFloat32> flat = tf.reshape(output, tf.constant(new int[] {-1}));
    Operand<TFloat32> loss = tf.math.mean(flat, tf.constant(0));
    var globalStep = TrainingStep.globalStep(tf);
    return assertThatThrownBy(
            () ->
                new TrainingStep(
                    tf, network, loss, new TreeMap<>(), globalStep, TinyTraining.CONFIG.withL2(0)))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void namesTheOperationWithoutGradientAndItsLayer() {
    try (LiveGraph live = new LiveGraph()) {
      Network network = new Network(List.of(conv("conv_1"), new ToHsv("colors_1"), conv("conv_2")));
      Operand<TFloat32> x = live.constant(new float[2 * 4 * 4 * 3], 2, 4, 4, 3);
      assertRefuses(live, network, network.apply(live.tf(), x, Mode.TRAIN))
          .hasMessageStartingWith(
              "RGBToHSV has no gradient in TensorFlow's C library, used at colors_1/")
          .hasMessageEndingWith("train without this layer or replace the operation.");
    }
  }

  @Test
  void namesAllLayersThatUseIt() {
    try (LiveGraph live = new LiveGraph()) {
      Network network =
          new Network(
              List.of(
                  conv("conv_1"), new ToHsv("colors_1"), conv("conv_2"), new ToHsv("colors_2")));
      Operand<TFloat32> x = live.constant(new float[2 * 4 * 4 * 3], 2, 4, 4, 3);
      assertRefuses(live, network, network.apply(live.tf(), x, Mode.TRAIN))
          .hasMessageContaining("colors_1/")
          .hasMessageContaining("colors_2/");
    }
  }

  @Test
  void namesAVariableThatTheLossDoesNotDependOn() {
    try (LiveGraph live = new LiveGraph()) {
      Dense used = new Dense("fc_1", 3, HE);
      Dense unused = new Dense("fc_2", 3, HE);
      Operand<TFloat32> x = live.constant(new float[] {1, 2}, 1, 2);
      Operand<TFloat32> output = used.apply(live.tf(), x, Mode.TRAIN);
      unused.apply(live.tf(), output, Mode.TRAIN);
      assertRefuses(live, new Network(List.of(used, unused)), output)
          .hasMessage(
              "The loss does not depend on fc_2/weights: leave its layer out or freeze it.");
    }
  }
}
