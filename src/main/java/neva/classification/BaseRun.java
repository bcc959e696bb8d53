package neva.classification;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import neva.checkpoint.TensorBundle;
import neva.io.BadInputException;
import neva.io.Hint;
import neva.layer.Network;
import neva.layer.Variable;
import neva.training.FrozenVariables;
import neva.training.Run;
import org.tensorflow.types.TFloat32;

/** The run that another training starts from. */
record BaseRun(Run run, ClassifierRun record) {

  /**
   * @param warning is told of a damaged checkpoint that another stands in for
   * @throws BadInputException when there is no classification run
   */
  static BaseRun at(Path directory, Consumer<String> warning) throws IOException {
    Run run = Run.existing(directory, warning);
    return new BaseRun(run, ClassifierRun.read(run));
  }

  /**
   * Checks that a training can start from it.
   *
   * @param starting the run of that training
   * @throws BadInputException when it sees its images otherwise, has another network or no sound
   *     checkpoint, or is that run itself
   */
  void requireFits(ImageShape shape, ClassifierConfig config, Run starting) throws IOException {
    if (Files.exists(starting.directory())
        && Files.isSameFile(run.directory(), starting.directory())) {
      throw new BadInputException(
          "Expected another run to start from but the base and the new run are both %s: take another directory."
              .formatted(run.directory()),
          Hint.OTHER_RUN);
    }
    run.trainedCheckpoint();
    ClassifierConfig base = record.config();
    String expected = seen(config, shape.channels());
    String found = seen(base, record.channels());
    if (!expected.equals(found)) {
      throw new BadInputException(
          "Expected a base with %s but found %s in %s: train with those, or start from another run."
              .formatted(expected, found, run.directory()),
          Hint.OTHER_BASE);
    }
  }

  private static String seen(ClassifierConfig config, int channels) {
    return "the network %s, windows of %s pixels, normalization %s and %d channels"
        .formatted(
            config.network(), config.input().window(), config.input().normalization(), channels);
  }

  /**
   * Checks that what is new is trained.
   *
   * @throws BadInputException when a variable of the last layer, which is new for these classes,
   *     would be frozen
   */
  void requireNoneNewAndFrozen(Network network, List<String> classNames, FrozenVariables frozen) {
    for (Variable<TFloat32> variable : newOnes(network, classNames)) {
      if (frozen.holds(variable)) {
        throw new BadInputException(
            "Expected the last layer to be trained for new classes but the frozen variables hold %s: leave that pattern out."
                .formatted(variable.name()),
            Hint.FREEZE_LESS);
      }
    }
  }

  private List<Variable<TFloat32>> newOnes(Network network, List<String> classNames) {
    return classNames.equals(record.classNames()) ? List.of() : network.last().variables();
  }

  /**
   * The values that a network takes over: all of them for the same classes, all but those of the
   * last layer for others.
   */
  Map<Variable<TFloat32>, float[]> values(Network network, List<String> classNames)
      throws IOException {
    TensorBundle bundle = TensorBundle.open(run.trainedCheckpoint());
    List<Variable<TFloat32>> anew = newOnes(network, classNames);
    Map<Variable<TFloat32>, float[]> values = new HashMap<>();
    for (Variable<TFloat32> variable : network.variables()) {
      if (!anew.contains(variable)) {
        values.put(variable, value(bundle, variable));
      }
    }
    return values;
  }

  private float[] value(TensorBundle bundle, Variable<TFloat32> variable) throws IOException {
    long[] expected = variable.shape().asArray();
    boolean fits =
        bundle
            .find(variable.name())
            .filter(entry -> Arrays.equals(entry.shape(), expected))
            .isPresent();
    if (!fits) {
      throw new BadInputException(
          "Expected %s of shape %s in %s but it is not there: start from another run."
              .formatted(variable.name(), Arrays.toString(expected), bundle.prefix()),
          Hint.OTHER_BASE);
    }
    return bundle.floats(variable.name());
  }
}
