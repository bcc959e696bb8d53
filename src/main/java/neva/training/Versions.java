package neva.training;

import java.util.Map;
import java.util.TreeMap;
import neva.layer.NativeLibrary;

/** What a training ran on, for the record of its run. */
public final class Versions {

  private Versions() {}

  /**
   * The versions of Neva, TensorFlow and Java, and the system.
   *
   * @throws neva.layer.NativeLibraryException when TensorFlow does not load
   */
  public static Map<String, String> here() {
    Map<String, String> versions = new TreeMap<>();
    String neva = Versions.class.getPackage().getImplementationVersion();
    versions.put("neva", neva == null ? "development" : neva);
    versions.put("tensorflow", NativeLibrary.version());
    versions.put("java", System.getProperty("java.version"));
    versions.put("os", System.getProperty("os.name") + " " + System.getProperty("os.arch"));
    return versions;
  }
}
