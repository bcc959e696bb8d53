package neva.layer;

/**
 * TensorFlow's native library is missing or does not load on this machine. The message is one
 * sentence that says why and what to do.
 */
public class NativeLibraryException extends RuntimeException {

  NativeLibraryException(String message, Throwable cause) {
    super(message, cause);
  }
}
