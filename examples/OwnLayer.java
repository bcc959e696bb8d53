import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import neva.layer.Conv2D;
import neva.layer.Dense;
import neva.layer.GlobalAveragePool;
import neva.layer.Initialization;
import neva.layer.Layer;
import neva.layer.Mode;
import neva.layer.Padding;
import neva.layer.Variable;
import neva.layer.Variable.Role;
import neva.network.ClassifierNetwork;
import org.tensorflow.Operand;
import org.tensorflow.ndarray.Shape;
import org.tensorflow.op.Ops;
import org.tensorflow.types.TFloat32;

/** A layer of your own, in a network of your own. */
public class OwnLayer {

  // begin
  /** x·sigmoid(β·x) with a β for each channel that is trained (Ramachandran et al. 2017). */
  static class Swish extends Layer {
    private Variable<TFloat32> beta;

    Swish(String name) {
      super(name);
    }

    @Override
    protected void createVariables(Ops tf, Shape input) { // [b, h, w, c]
      beta = ones(tf, "beta", Shape.of(input.get(3)), Role.OFFSET); // trained, never decayed
    }

    @Override
    protected Operand<TFloat32> call(Ops tf, Operand<TFloat32> x, Mode mode) {
      return tf.math.mul(x, tf.math.sigmoid(tf.math.mul(x, beta.read(tf))));
    }
  }

  // end

  static final ClassifierNetwork NETWORK =
      ClassifierNetwork.named(
          "with-swish",
          input -> {
            Initialization he = Initialization.he(input.seed());
            return List.of(
                new Conv2D("conv", 16, 3, 2, Padding.SAME, he),
                new Swish("swish"),
                new GlobalAveragePool("pool"),
                new Dense("logits", input.classes(), he));
          });

  public static void main(String[] args) throws IOException {
    Path folder = Path.of("runs/own-layer");
    System.out.println("accuracy " + OwnNetwork.accuracy(NETWORK, 5_000, 20, folder));
  }
}
