package neva.classification;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import neva.checkpoint.CheckpointDirectory;
import neva.dataset.ImageSet;
import neva.layer.InitialValues;
import neva.layer.Layer;
import neva.layer.Network;
import neva.layer.Variable;
import neva.training.Run;
import neva.training.TrainingStep;
import org.tensorflow.Session;
import org.tensorflow.types.TFloat32;

/**
 * What a training knows before its first step: the weights of a base, and what its normalization
 * computes of the training set. It becomes the checkpoint of step 0, so that a continuation needs
 * neither again.
 */
record StartingPoint(ClassifierConfig config, Network network, ImageSet training) {

  /** Writes that checkpoint, unless the run has one or there is nothing to know. */
  void save(Run run, Session session, TrainingStep step) throws IOException {
    CheckpointDirectory checkpoints = run.checkpoints(config.training().cadence().maxToKeep());
    if (checkpoints.latest().isPresent()) {
      return;
    }
    Map<Variable<TFloat32>, float[]> known = values();
    if (!known.isEmpty()) {
      InitialValues.assign(session, step.variables(), known);
      checkpoints.save(TrainingStep.saver(session.graph(), step.variables()), session, 0);
    }
  }

  private Map<Variable<TFloat32>, float[]> values() throws IOException {
    if (config.base() != null) {
      return BaseRun.at(Path.of(config.base().run()), told -> {})
          .values(network, training.classNames());
    }
    Map<Variable<TFloat32>, float[]> fitted = new HashMap<>();
    CentreWindows windows =
        new CentreWindows(training, config.input().cropHeight(), config.input().cropWidth());
    for (Layer layer : network.layers()) {
      if (layer instanceof FittedLayer normalization) {
        fitted.putAll(normalization.fit(windows));
      }
    }
    return fitted;
  }
}
