package neva.training;

import java.util.Map;
import java.util.TreeMap;
import org.tensorflow.TensorFlow;

/** What a training ran on, for the record of its run. */
public final class Versions {

  private Versions() {}

  /** The versions of Neva, TensorFlow and Java, and the system. */
  public static Map<String, String> here() {
    Map<String, String> versions = new TreeMap<>();
    String neva = Versions.class.getPackage().getImplementationVersion();
    versions.put("neva", neva == null ? "development" : neva);
    versions.put("tensorflow", TensorFlow.version());
    versions.put("java", System.getProperty("java.version"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return versions;
  }
}
