package neva.detection;

import java.io.IOException;
import java.nio.file.Path;
import neva.detection.ssd.SsdNetwork;
import neva.savedmodel.ModelWeights;
import neva.weights.RestoreTable;
import org.tensorflow.Session;

/** Gives a network the weights of the model that its training starts from. */
record BaseWeights(DetectorConfig config) {

  /**
   * Assigns all variables of the network.
   *
   * @return what was loaded, and what was not
   * @throws neva.io.BadInputException when the base is no model, is damaged or fits too little
   */
  RestoreTable restore(Session session, SsdNetwork network) throws IOException {
    ModelWeights weights = ModelWeights.read(Path.of(config.base()));
    RestoreTable table =
        network.weightImport(weights, config.start()).restore(session, config.allowPartial());
    return config.appendClasses()
        ? new OldClasses(network, weights).restore(session, table)
        : table;
  }
}
