package neva.layer;

import static org.assertj.core.api.Assertions.assertThat;

import neva.checkpoint.Subprocess;
import org.bytedeco.javacpp.Loader;
import org.junit.jupiter.api.Test;

class NativeLibraryTest {

  /** Asks twice: after its first failure a class of TensorFlow throws another error. */
  static class TwoGraphs {
    public static void main(String[] arguments) {
      tryToOpen();
      tryToOpen();
    }

    private static void tryToOpen() {
      try {
        NativeLibrary.newGraph().close();
        System.out.println("opened");
      } catch (NativeLibraryException e) {
        System.out.println(e.getMessage());
      }
    }
  }

  @Test
  void saysInOneSentenceThatTheLibraryIsNotInTheClassPath() throws Exception {
    Subprocess twice = Subprocess.withoutNative(TwoGraphs.class);
    String sentence =
        "TensorFlow's native library does not load on %1$s: it is not on the class path; add org.tensorflow:tensorflow-core-native with the classifier %1$s."
            .formatted(Loader.getPlatform());
    assertThat(twice.output().lines()).containsExactly(sentence, sentence);
    assertThat(twice.exitCode()).isZero();
  }

  @Test
  void sendsWindowsToItsLinux() {
    assertThat(new LoadFailure("windows-x86_64", false, false, "no jnitensorflow").sentence())
        .isEqualTo(
            "TensorFlow's native library does not load on windows-x86_64: there is none for Windows; run the program in WSL, the Windows Subsystem for Linux.");
  }

  @Test
  void namesThePlatformsThatThereAre() {
    assertThat(new LoadFailure("macosx-x86_64", false, false, "no jnitensorflow").sentence())
        .contains("macosx-x86_64: there is one for linux-x86_64, linux-arm64, macosx-arm64 alone");
  }

  @Test
  void knowsThatMuslIsNotGlibc() {
    assertThat(new LoadFailure("linux-x86_64", true, true, "libc.so.6: not found").sentence())
        .contains("it needs glibc but this system has musl");
  }

  @Test
  void saysWhatTheLoaderMisses() {
    assertThat(loading("libc.so.6: version `GLIBC_2.27' not found"))
        .contains("the C library is too old (libc.so.6: version `GLIBC_2.27' not found)");
    assertThat(loading("libcudart.so.12: cannot open shared object file"))
        .contains("libraries of CUDA are missing (libcudart.so.12");
    assertThat(loading("failed to map segment from shared object"))
        .contains("failed to map segment from shared object; delete the folder")
        .contains("org.bytedeco.javacpp.cachedir");
  }

  private static String loading(String reason) {
    return new LoadFailure("linux-x86_64", true, false, reason).sentence();
  }
}
