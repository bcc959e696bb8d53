package neva.layer;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Why TensorFlow's native library does not load.
 *
 * @param platform as JavaCPP names it, such as {@code linux-x86_64}
 * @param inClassPath whether a library for the platform is there
 * @param musl whether the C library of the system is musl and not glibc
 * @param reason what the loader says
 */
record LoadFailure(String platform, boolean inClassPath, boolean musl, String reason) {

  private static final List<String> SUPPORTED =
      List.of("linux-x86_64", "linux-arm64", "macosx-arm64");

  private static final String LIBRARIES = "/org/tensorflow/internal/c_api/";

  static LoadFailure of(String platform, Throwable failure) {
    boolean musl =
        Files.exists(Path.of("/lib/ld-musl-x86_64.so.1"))
            || Files.exists(Path.of("/lib/ld-musl-aarch64.so.1"));
    boolean inClassPath = isResource(platform) || isResource(platform + "-gpu");
    return new LoadFailure(platform, inClassPath, musl, innermost(failure));
  }

  private static boolean isResource(String platform) {
    String library =
        platform.startsWith("macosx") ? "libjnitensorflow.dylib" : "libjnitensorflow.so";
    return LoadFailure.class.getResource(LIBRARIES + platform + "/" + library) != null;
  }

  /** The first line of what the innermost cause says. */
  private static String innermost(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    String message = cause.getMessage() == null ? "" : cause.getMessage();
    return message.lines().findFirst().orElse(cause.getClass().getSimpleName());
  }

  /** Where, why, and what to do. */
  String sentence() {
    return "TensorFlow's native library does not load on %s: %s".formatted(platform, remedy());
  }

  private String remedy() {
    if (platform.startsWith("windows")) {
      return "there is none for Windows; run the program in WSL, the Windows Subsystem for Linux.";
    }
    if (!SUPPORTED.contains(platform)) {
      return "there is one for %s alone; use one of these systems."
          .formatted(String.join(", ", SUPPORTED));
    }
    if (musl) {
      return "it needs glibc but this system has musl; use one with glibc, such as Debian or Ubuntu.";
    }
    if (!inClassPath) {
      return "it is not on the class path; add org.tensorflow:tensorflow-core-native with the classifier %s."
          .formatted(platform);
    }
    return loaderRemedy();
  }

  private String loaderRemedy() {
    if (reason.contains("GLIBC")) {
      return "the C library is too old (%s); use a system as new as Ubuntu 20.04."
          .formatted(reason);
    }
    if (reason.contains("libcu") || reason.contains("libnv")) {
      return "libraries of CUDA are missing (%s); install CUDA 12.5 and cuDNN 9.3, or take the classifier without gpu."
          .formatted(reason);
    }
    return "%s; delete the folder it is unpacked into, or name another on a disk that has 2 GB left and allows programs by the system property org.bytedeco.javacpp.cachedir."
        .formatted(reason);
  }
}
