package neva.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import neva.checkpoint.Subprocess;
import neva.cli.DoctorFacts.Disk;
import neva.cli.DoctorFacts.Gpu;
import neva.cli.DoctorFacts.Host;
import neva.cli.DoctorFacts.Memory;
import neva.cli.DoctorFacts.Native;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class DoctorTest {

  private static final long GB = 1_000_000_000L;
  private static final Path FOLDER = Path.of("somewhere");
  private static final Native CPU = new Native("linux-x86_64", "2.18.0", "");
  private static final Native CUDA = new Native("linux-x86_64-gpu", "2.18.0", "");
  private static final Gpu NO_GPU = new Gpu(List.of(), false);
  private static final Gpu UNSEEN = new Gpu(List.of(), true);
  private static final Disk ROOM = new Disk(FOLDER, GB, 50 * GB);
  private static final Disk FULL = new Disk(FOLDER, 0, GB / 2);

  /** Needs no native library to say that there is none. */
  static class Examine {
    public static void main(String[] arguments) {
      System.exit(Neva.execute("doctor"));
    }
  }

  @Test
  @Tag("locale")
  void findsNothingWrongWithASoundMachine() {
    DoctorFacts facts =
        new DoctorFacts(
            host(Map.of()), CPU, NO_GPU, new Memory(16 * GB, 8 * GB, 4 * GB), ROOM, ROOM, true);
    assertThat(new Doctor(facts).examine())
        .contains("tensorflow    2.18.0")
        .contains("linux-x86_64, unpacked in somewhere (1.0 GB)")
        .contains("amx_bf16 avx512f; auto trains in bfloat16")
        .contains("16.0 GB, 8.0 GB available")
        .endsWith("Nothing is wrong.\n");
  }

  @Test
  void advisesInOneLineForEachThingThatIsWrong() {
    DoctorFacts facts =
        new DoctorFacts(
            host(Map.of("TF_ENABLE_ONEDNN_OPTS", "0")),
            new Native("", "", "no jnitensorflow"),
            UNSEEN,
            new Memory(GB, GB, GB),
            FULL,
            FULL,
            false);
    Doctor doctor = new Doctor(facts);
    assertThat(doctor.canTrain()).isFalse();
    String advice = doctor.examine().split("\n\n")[1];
    assertThat(advice.lines())
        .extracting(line -> line.split(":")[0])
        .containsExactly("tensorflow", "library", "instructions", "gpu", "memory", "disk", "fonts");
  }

  @Test
  void tellsWhyTheLibraryDoesNotLoad() {
    assertThat(remedy("linux-x86_64", "libc.so.6: version `GLIBC_2.27' not found"))
        .contains("C library of this system is too old");
    assertThat(remedy("linux-x86_64-gpu", "libcudart.so.12: cannot open shared object file"))
        .contains("CUDA 12.5 and cuDNN 9.3");
    assertThat(remedy("linux-x86_64", "failed to map segment from shared object"))
        .contains("cachedir=DIR");
    assertThat(remedy("", "no jnitensorflow")).contains("No native library for this platform");
  }

  private static String remedy(String platform, String failure) {
    return DoctorChecks.tensorFlow(new Native(platform, "", failure)).advice();
  }

  @Test
  void tellsWhyThereIsNoGpu() {
    assertThat(gpu(NO_GPU, CPU, Map.of()).isGood()).isTrue();
    assertThat(gpu(UNSEEN, CPU, Map.of()).advice()).contains("NEVA_MAVEN_ARGS=-Pgpu");
    assertThat(gpu(NO_GPU, CUDA, Map.of()).advice()).contains("Install NVIDIA's driver");
    assertThat(gpu(UNSEEN, CUDA, Map.of()).advice()).contains("CUDA 12.5 and cuDNN 9.3");
    assertThat(gpu(UNSEEN, CUDA, Map.of("CUDA_VISIBLE_DEVICES", "-1")).advice())
        .contains("hides every GPU");
    assertThat(gpu(new Gpu(List.of("GPU:0 with 15.8 GB"), true), CUDA, Map.of()))
        .isEqualTo(DoctorFinding.good("gpu", "GPU:0 with 15.8 GB"));
  }

  private static DoctorFinding gpu(Gpu gpu, Native library, Map<String, String> environment) {
    return DoctorChecks.gpu(gpu, library, environment);
  }

  @Test
  void noticesInstructionsThatAreHeldBack() {
    assertThat(DoctorChecks.instructions(host(Map.of("ONEDNN_MAX_CPU_ISA", "AVX2"))).advice())
        .contains("ONEDNN_MAX_CPU_ISA=AVX2");
    assertThat(DoctorChecks.instructions(new Host("", 8, "", Set.of(), Map.of())).isGood())
        .isTrue();
  }

  @Test
  void saysNothingOfWhatTheSystemDoesNotTell() {
    assertThat(DoctorChecks.memory(new Memory(8 * GB, -1, GB)).isGood()).isTrue();
    assertThat(DoctorChecks.disk(new Disk(FOLDER, 0, -1)).isGood()).isTrue();
  }

  @Test
  void knowsThePlatformOfTheNativeJar() {
    String jars = String.join(File.pathSeparator, "m2/tensorflow-core-native-1.1.0.jar", "%s");
    String arm = jars.formatted("tensorflow-core-native-1.1.0-linux-arm64.jar");
    String gpu = jars.formatted("tensorflow-core-native-1.1.0-linux-x86_64-gpu.jar");
    assertThat(DoctorProbe.platform(arm, "linux-arm64")).isEqualTo("linux-arm64");
    assertThat(DoctorProbe.platform(gpu, "linux-x86_64")).isEqualTo("linux-x86_64-gpu");
    assertThat(DoctorProbe.platform(jars.formatted("other.jar"), "linux-x86_64")).isEmpty();
    // What the default build takes on Windows and on a Mac with Intel's processor.
    String x86 = jars.formatted("tensorflow-core-native-1.1.0-linux-x86_64.jar");
    assertThat(DoctorProbe.platform(x86, "windows-x86_64")).isEmpty();
    assertThat(DoctorProbe.platform(x86, "macosx-x86_64")).isEmpty();
  }

  @Test
  void givesTheInnermostReasonInOneLine() {
    Throwable cause = new UnsatisfiedLinkError("no library\nat all");
    assertThat(DoctorProbe.reason(new RuntimeException("outer", cause))).isEqualTo("no library");
    assertThat(DoctorProbe.reason(new StackOverflowError())).isEqualTo("StackOverflowError");
  }

  @Test
  void examinesThisMachine() {
    Doctor doctor = new Doctor();
    assertThat(doctor.canTrain()).isTrue();
    assertThat(doctor.examine()).contains("tensorflow    2.18");
  }

  @Test
  void saysSoWhereThereIsNoNativeLibrary() throws Exception {
    Subprocess doctor = Subprocess.withoutNative(Examine.class);
    assertThat(doctor.output()).contains("not loaded").contains("No native library");
    assertThat(doctor.exitCode()).isEqualTo(1);
  }

  private static Host host(Map<String, String> environment) {
    Set<String> sets = new TreeSet<>(Set.of("amx_bf16", "avx512f"));
    return new Host("Linux", 8, "17.0.15, somebody", sets, environment);
  }
}
