package neva.classification;

import java.util.Objects;
import neva.training.FrozenVariables;

/**
 * The run that a training starts from instead of from random weights.
 *
 * @param run its directory
 * @param frozenVariables which variables keep the values of that run
 */
public record BaseConfig(String run, FrozenVariables frozenVariables) {

  public BaseConfig {
    Objects.requireNonNull(run, "run");
    Objects.requireNonNull(frozenVariables, "frozenVariables");
  }
}
