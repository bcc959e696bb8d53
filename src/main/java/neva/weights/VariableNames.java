package neva.weights;

import java.util.Optional;

/** Under which name a model keeps what a network calls otherwise. */
@FunctionalInterface
public interface VariableNames {

  /** The name of the tensor for a variable of the network; empty when the model has none. */
  Optional<String> find(String variable);
}
