package neva.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What {@code neva doctor} judges, gathered by {@link DoctorProbe}. */
record DoctorFacts(
    Host host, Native tensorFlow, Gpu gpu, Memory memory, Disk runs, Disk cache, boolean fonts) {

  /**
   * The machine.
   *
   * @param system name, version and architecture
   * @param java version and vendor
   * @param instructionSets those that matter, by their Linux names; empty where unknown
   * @param environment the variables that change what TensorFlow does
   */
  record Host(
      String system,
      int processors,
      String java,
      Set<String> instructionSets,
      Map<String, String> environment) {}

  /**
   * TensorFlow's native library.
   *
   * @param platform of the jar on the class path, such as {@code linux-x86_64}; empty when none is
   *     for this machine
   * @param version of TensorFlow; empty when the library could not be loaded
   * @param failure why it could not be loaded; empty when it was
   */
  record Native(String platform, String version, String failure) {
    boolean isLoaded() {
      return failure.isEmpty();
    }

    boolean isForGpu() {
      return platform.endsWith("-gpu");
    }
  }

  /**
   * GPUs.
   *
   * @param seen by TensorFlow
   * @param driver whether NVIDIA's driver is installed
   */
  record Gpu(List<String> seen, boolean driver) {}

  /**
   * Main memory in bytes, and the share of it that Java objects may take.
   *
   * @param available for new work, or -1 where unknown
   */
  record Memory(long total, long available, long heap) {}

  /**
   * A folder.
   *
   * @param used bytes of what lies in it, 0 where nobody counts
   * @param free bytes left on its disk, or -1 where unknown
   */
  record Disk(Path folder, long used, long free) {}
}
