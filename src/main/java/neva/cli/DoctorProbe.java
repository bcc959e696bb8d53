package neva.cli;

import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import neva.cli.DoctorFacts.Disk;
import neva.cli.DoctorFacts.Gpu;
import neva.cli.DoctorFacts.Host;
import neva.cli.DoctorFacts.Memory;
import neva.cli.DoctorFacts.Native;
import neva.layer.NativeLibrary;
import neva.layer.NativeLibraryException;
import neva.plot.ImageGrid;
import neva.plot.MissingFontException;
import neva.training.Processor;
import org.bytedeco.javacpp.Loader;

/** Gathers the facts from this machine. Whatever fails becomes a fact itself. */
final class DoctorProbe {

  private static final Pattern NATIVE_JAR =
      Pattern.compile("tensorflow-core-native-[\\d.]+-((?:linux|macosx|windows)-[\\w-]+)\\.jar");
  private static final Pattern AVAILABLE = Pattern.compile("MemAvailable:\\s+(\\d+) kB");
  private static final List<String> VARIABLES =
      List.of("CUDA_VISIBLE_DEVICES", "ONEDNN_MAX_CPU_ISA", "TF_ENABLE_ONEDNN_OPTS");

  private DoctorProbe() {}

  static DoctorFacts facts() {
    Native tensorFlow = tensorFlow(); // first: it unpacks what the cache is measured for
    return new DoctorFacts(
        host(),
        tensorFlow,
        new Gpu(tensorFlow.isLoaded() ? DoctorDevices.gpus() : List.of(), hasDriver()),
        memory(),
        disk(Path.of("").toAbsolutePath(), 0),
        cache(),
        hasFonts());
  }

  private static Host host() {
    Map<String, String> environment = new TreeMap<>(System.getenv());
    environment.keySet().retainAll(VARIABLES);
    return new Host(
        "%s %s %s".formatted(property("os.name"), property("os.version"), property("os.arch")),
        Runtime.getRuntime().availableProcessors(),
        "%s, %s".formatted(property("java.version"), property("java.vendor")),
        Processor.instructionSets(),
        environment);
  }

  private static String property(String name) {
    return System.getProperty(name);
  }

  private static Native tensorFlow() {
    String platform = platform(property("java.class.path"), Loader.getPlatform());
    try {
      return new Native(platform, NativeLibrary.version(), "");
    } catch (NativeLibraryException e) {
      return new Native(platform, "", reason(e));
    }
  }

  /**
   * The platform of the native jar on a class path, or the empty string when none is for {@code
   * here}: where there is no profile for a platform, the build takes the jar of another.
   */
  static String platform(String classPath, String here) {
    return Stream.of(classPath.split(File.pathSeparator))
        .map(entry -> NATIVE_JAR.matcher(new File(entry).getName()))
        .filter(Matcher::matches)
        .map(matcher -> matcher.group(1))
        .filter(platform -> platform.equals(here) || platform.equals(here + "-gpu"))
        .findFirst()
        .orElse("");
  }

  /** The first line of what the innermost cause says. */
  static String reason(Throwable thrown) {
    Throwable cause = thrown;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    return message.lines().findFirst().orElse(cause.getClass().getSimpleName());
  }

  /** On Linux the kernel module tells; under Windows' Linux it is the file that Windows lends. */
  private static boolean hasDriver() {
    return Files.exists(Path.of("/proc/driver/nvidia/version"))
        || Files.exists(Path.of("/usr/lib/wsl/lib/libcuda.so.1"));
  }

  private static Memory memory() {
    long total =
        ManagementFactory.getOperatingSystemMXBean()
                instanceof com.sun.management.OperatingSystemMXBean system
            ? system.getTotalMemorySize()
            : -1;
    return new Memory(total, availableMemory(), Runtime.getRuntime().maxMemory());
  }

  private static long availableMemory() {
    try {
      Matcher matcher = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
      return matcher.find() ? 1024 * Long.parseLong(matcher.group(1)) : -1;
    } catch (IOException e) {
      return -1; // not Linux
    }
  }

  private static Disk cache() {
    try {
      Path folder = Loader.getCacheDir().toPath();
      return disk(folder, size(folder));
    } catch (IOException | UncheckedIOException | LinkageError e) {
      return new Disk(Path.of(property("user.home"), ".javacpp", "cache"), 0, -1);
    }
  }

  private static Disk disk(Path folder, long used) {
    try {
      return new Disk(folder, used, Files.getFileStore(folder).getUsableSpace());
    } catch (IOException e) {
      return new Disk(folder, used, -1);
    }
  }

  private static long size(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files
          .filter(file -> Files.isRegularFile(file) && !Files.isSymbolicLink(file))
          .mapToLong(file -> file.toFile().length())
          .sum();
    }
  }

  private static boolean hasFonts() {
    try {
      BufferedImage pixel = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);
      new ImageGrid("").tile(pixel, "a").image();
      return true;
    } catch (MissingFontException e) {
      return false;
    }
  }
}
