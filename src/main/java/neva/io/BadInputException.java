package neva.io;

import java.util.Optional;

/**
 * Input that Neva cannot work with: a file, an option or a configuration.
 *
 * <p>The message is one sentence for the person who gave the input: where it is, what was expected,
 * what was found, and the remedy. The command line prints it and exits with code 2.
 */
public class BadInputException extends IllegalArgumentException {

  private final transient Hint hint; // or null

  public BadInputException(String message) {
    super(message);
    hint = null;
  }

  public BadInputException(String message, Throwable cause) {
    super(message, cause);
    hint = null;
  }

  /**
   * @param message names no option of a front end
   * @param hint for which a front end knows an option
   */
  public BadInputException(String message, Hint hint) {
    this(message, hint, null);
  }

  public BadInputException(String message, Hint hint, Throwable cause) {
    super(message, cause);
    this.hint = hint;
  }

  /** What a front end may add to the message. */
  public Optional<Hint> hint() {
    return Optional.ofNullable(hint);
  }
}
