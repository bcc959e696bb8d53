package neva.cli;

import java.util.List;
import java.util.Map;
import neva.cli.DoctorFacts.Disk;
import neva.cli.DoctorFacts.Gpu;
import neva.cli.DoctorFacts.Host;
import neva.cli.DoctorFacts.Memory;
import neva.cli.DoctorFacts.Native;
import neva.io.Text;

/** Judges the facts: each check gives a value to show and, where something is wrong, an advice. */
final class DoctorChecks {

  private static final double GB = 1e9;
  private static final long LITTLE_MEMORY = 1_500_000_000L;
  private static final long LITTLE_DISK = 2_000_000_000L;
  private static final String OFF = "0";

  private DoctorChecks() {}

  static List<DoctorFinding> of(DoctorFacts facts) {
    return List.of(
        DoctorFinding.good(
            "system",
            facts.host().system() + ", " + Text.count(facts.host().processors(), "processor")),
        DoctorFinding.good("java", facts.host().java()),
        tensorFlow(facts.tensorFlow()),
        library(facts.tensorFlow(), facts.cache()),
        instructions(facts.host()),
        gpu(facts.gpu(), facts.tensorFlow(), facts.host().environment()),
        memory(facts.memory()),
        disk(facts.runs()),
        fonts(facts.fonts()));
  }

  static DoctorFinding tensorFlow(Native tensorFlow) {
    return tensorFlow.isLoaded()
        ? DoctorFinding.good("tensorflow", tensorFlow.version())
        : new DoctorFinding(
            "tensorflow", "not loaded: " + tensorFlow.failure(), remedy(tensorFlow));
  }

  private static String remedy(Native tensorFlow) {
    String failure = tensorFlow.failure();
    if (tensorFlow.platform().isEmpty()) {
      return "No native library for this platform is on the class path: TensorFlow Java has them for"
          + " Linux (x86_64, arm64) and macOS (arm64); build again on the machine that runs Neva.";
    }
    if (failure.contains("GLIBC")) {
      return "The C library of this system is too old: TensorFlow needs one as new as that of Ubuntu"
          + " 20.04.";
    }
    if (failure.contains("libcu") || failure.contains("libnv")) {
      return "Libraries of CUDA are missing: install CUDA 12.5 and cuDNN 9.3, or go back to the build"
          + " for processors with NEVA_MAVEN_ARGS= %s doctor.".formatted(ShellWord.neva());
    }
    return "Delete the cache of native libraries named below, or choose another on a disk that allows"
        + " programs: NEVA_JAVA_OPTS=-Dorg.bytedeco.javacpp.cachedir=DIR %s doctor."
            .formatted(ShellWord.neva());
  }

  static DoctorFinding library(Native tensorFlow, Disk cache) {
    String platform = tensorFlow.platform().isEmpty() ? "none" : tensorFlow.platform();
    String value =
        "%s, unpacked in %s (%s)".formatted(platform, cache.folder(), gigabytes(cache.used()));
    boolean full = cache.free() >= 0 && cache.free() < LITTLE_DISK && !tensorFlow.isLoaded();
    return full
        ? new DoctorFinding(
            "library",
            value,
            "Only %s are left there, where the library is unpacked: free 2 GB."
                .formatted(gigabytes(cache.free())))
        : DoctorFinding.good("library", value);
  }

  static DoctorFinding instructions(Host host) {
    if (host.instructionSets().isEmpty()) {
      return DoctorFinding.good("instructions", "unknown on this system; auto trains in float32");
    }
    String precision = host.instructionSets().contains("amx_bf16") ? "bfloat16" : "float32";
    String value =
        "%s; auto trains in %s".formatted(String.join(" ", host.instructionSets()), precision);
    if (OFF.equals(host.environment().get("TF_ENABLE_ONEDNN_OPTS"))) {
      return new DoctorFinding(
          "instructions",
          value,
          "TF_ENABLE_ONEDNN_OPTS=0 switches the fast kernels off, which makes training about three"
              + " times slower: unset it.");
    }
    String limit = host.environment().get("ONEDNN_MAX_CPU_ISA");
    if (limit != null) {
      return new DoctorFinding(
          "instructions",
          value,
          "ONEDNN_MAX_CPU_ISA=%s keeps newer instructions from being used: unset it."
              .formatted(limit));
    }
    return DoctorFinding.good("instructions", value);
  }

  static DoctorFinding gpu(Gpu gpu, Native tensorFlow, Map<String, String> environment) {
    if (!gpu.seen().isEmpty()) {
      return DoctorFinding.good("gpu", String.join(", ", gpu.seen()));
    }
    if (!tensorFlow.isForGpu()) {
      return gpu.driver()
          ? new DoctorFinding(
              "gpu",
              "not used: the library is built for processors",
              "This machine has NVIDIA's driver: NEVA_MAVEN_ARGS=-Pgpu %s doctor builds for it."
                  .formatted(ShellWord.neva()))
          : DoctorFinding.good("gpu", "none: no NVIDIA driver here");
    }
    if (!gpu.driver()) {
      return new DoctorFinding(
          "gpu",
          "none: no NVIDIA driver here",
          "Install NVIDIA's driver, or go back to the smaller library with NEVA_MAVEN_ARGS= %s doctor."
              .formatted(ShellWord.neva()));
    }
    String visible = environment.get("CUDA_VISIBLE_DEVICES");
    if (visible != null && (visible.isBlank() || visible.startsWith("-1"))) {
      return new DoctorFinding(
          "gpu", "hidden", "CUDA_VISIBLE_DEVICES=%s hides every GPU: unset it.".formatted(visible));
    }
    return new DoctorFinding(
        "gpu",
        "none seen, though the driver is here",
        "Put CUDA 12.5 and cuDNN 9.3 on LD_LIBRARY_PATH; TF_CPP_MIN_LOG_LEVEL=0 %s doctor shows what TensorFlow is missing."
            .formatted(ShellWord.neva()));
  }

  static DoctorFinding memory(Memory memory) {
    String available =
        memory.available() < 0 ? "" : ", %s available".formatted(gigabytes(memory.available()));
    String value =
        "%s%s, Java objects take up to %s"
            .formatted(gigabytes(memory.total()), available, gigabytes(memory.heap()));
    return memory.available() >= 0 && memory.available() < LITTLE_MEMORY
        ? new DoctorFinding(
            "memory",
            value,
            "Training wants 1.5 GB: end other programs or train with a smaller --batch-size.")
        : DoctorFinding.good("memory", value);
  }

  static DoctorFinding disk(Disk runs) {
    if (runs.free() < 0) {
      return DoctorFinding.good("disk", "free space unknown in " + runs.folder());
    }
    String value = "%s free in %s".formatted(gigabytes(runs.free()), runs.folder());
    return runs.free() < LITTLE_DISK
        ? new DoctorFinding(
            "disk", value, "Checkpoints need room: free 2 GB or name a --run on another disk.")
        : DoctorFinding.good("disk", value);
  }

  static DoctorFinding fonts(boolean found) {
    return found
        ? DoctorFinding.good("fonts", "found")
        : new DoctorFinding(
            "fonts",
            "none",
            "Figures need one: install fontconfig and a font, on Debian: apt-get install fontconfig"
                + " fonts-dejavu-core.");
  }

  private static String gigabytes(long bytes) {
    return Text.format("%.1f GB", bytes / GB);
  }
}
