package neva.network;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.List;
import neva.io.NamedParts;
import neva.layer.Layer;

/** A network that the program has registered. */
record NamedNetwork(String name) implements ClassifierNetwork {

  @Override
  public List<Layer> layers(NetworkInput input) {
    return NamedParts.find(ClassifierNetwork.class, name).layers(input);
  }

  @JsonValue
  @Override
  public String toString() {
    return name;
  }
}
