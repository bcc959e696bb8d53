package neva.detection.annotation;

/** One of many annotation files cannot be read; becomes a finding. */
final class UnreadableException extends Exception {

  private static final long serialVersionUID = 1;

  private final String expected;
  private final String found;

  UnreadableException(String expected, String found) {
    super("expected %s, found %s".formatted(expected, found));
    this.expected = expected;
    this.found = found;
  }

  void report(Reporter report) {
    report.rejected(Kind.UNREADABLE, "", expected, found, "file left out");
  }
}
