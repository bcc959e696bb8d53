package neva.classification;

import java.io.IOException;
import java.util.Map;
import neva.layer.Layer;
import neva.layer.Variable;
import org.tensorflow.types.TFloat32;

/** A layer whose variables are computed once of the training set and never trained. */
abstract class FittedLayer extends Layer {

  FittedLayer(String name) {
    super(name);
  }

  /**
   * The values of its variables.
   *
   * @param windows of the training set
   */
  abstract Map<Variable<TFloat32>, float[]> fit(CentreWindows windows) throws IOException;
}
