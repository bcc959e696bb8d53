package neva.layer;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.tensorflow.Operand;
import org.tensorflow.types.TFloat32;

/**
 * The way in which a network is applied, the same for all its layers and for those within them.
 *
 * @param frozen the variables that this training leaves as they are
 * @param folded whether a convolution takes the normalisation that follows it into its weights
 * @param outputs of the layers so far, by name; here they are left
 */
record Application(
    Mode mode,
    Predicate<Variable<TFloat32>> frozen,
    boolean folded,
    Map<String, Operand<TFloat32>> outputs) {

  /** As a network is trained or used. */
  static Application in(Mode mode) {
    return training(mode, variable -> false);
  }

  static Application training(Mode mode, Predicate<Variable<TFloat32>> frozen) {
    return new Application(mode, frozen, mode == Mode.INFER, new LinkedHashMap<>());
  }

  /** In inference, but with every layer by itself. */
  static Application layerByLayer() {
    return new Application(Mode.INFER, variable -> false, false, new LinkedHashMap<>());
  }

  /** Inference for a layer whose variables are all frozen: its averages must not move either. */
  Mode modeOf(Layer layer) {
    List<Variable<TFloat32>> trained =
        layer.variables().stream().filter(Variable::isTrained).toList();
    boolean still = !trained.isEmpty() && trained.stream().allMatch(frozen);
    return still ? Mode.INFER : mode;
  }
}
