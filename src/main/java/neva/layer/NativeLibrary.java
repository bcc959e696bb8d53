package neva.layer;

import java.nio.file.Path;
import org.bytedeco.javacpp.Loader;
import org.tensorflow.Graph;
import org.tensorflow.SavedModelBundle;
import org.tensorflow.TensorFlow;

/**
 * TensorFlow's native library, loaded at its first use. Where it is missing or does not load, every
 * call ends in a {@link NativeLibraryException}; TensorFlow's own classes would throw errors of the
 * linker, each call another.
 */
public final class NativeLibrary {

  private static final Throwable FAILURE = load(); // null when there is none

  private NativeLibrary() {}

  private static Throwable load() {
    try {
      TensorFlow.version();
      return null;
    } catch (LinkageError | RuntimeException e) {
      return e;
    }
  }

  /**
   * Loads the library unless it is loaded.
   *
   * @throws NativeLibraryException when it does not load
   */
  public static void require() {
    if (FAILURE != null) {
      throw new NativeLibraryException(
          LoadFailure.of(Loader.getPlatform(), FAILURE).sentence(), FAILURE);
    }
  }

  /** The version of TensorFlow, such as {@code 2.18.0}. */
  public static String version() {
    require();
    return TensorFlow.version();
  }

  /** An empty graph, to be closed by the caller. */
  public static Graph newGraph() {
    require();
    return new Graph();
  }

  /**
   * A SavedModel with its graph, its session and its signatures, to be closed by the caller.
   *
   * @param tag of the graph, mostly {@code serve}
   */
  public static SavedModelBundle savedModel(Path folder, String tag) {
    require();
    return SavedModelBundle.load(folder.toString(), tag);
  }
}
