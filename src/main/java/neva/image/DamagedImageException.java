package neva.image;

import neva.io.BadInputException;
import neva.io.Text;

/**
 * A picture file that is damaged, cut off, of another kind than it should be, or too large.
 *
 * <p>The message does not name the file: only the caller knows what it is called.
 */
public final class DamagedImageException extends BadInputException {

  private final String expected;
  private final String found;

  public DamagedImageException(String expected, String found) {
    this(expected, found, null);
  }

  public DamagedImageException(String expected, String found, Throwable cause) {
    super("Expected %s but found %s.".formatted(expected, found), cause);
    this.expected = expected;
    this.found = found;
  }

  /**
   * Throws unless something is as it should be.
   *
   * @param found a format for {@code numbers}, used only then
   */
  static void unless(boolean good, String expected, String found, Object... numbers) {
    if (!good) {
      throw new DamagedImageException(expected, Text.format(found, numbers));
    }
  }

  /** Such as "the end marker FFD9". */
  public String expected() {
    return expected;
  }

  /** Such as "the end of the file at byte 1,234". */
  public String found() {
    return found;
  }
}
