package neva.detection.recordset;

import java.util.ArrayList;
import java.util.List;
import neva.detection.annotation.Finding;
import neva.detection.annotation.Finding.Severity;
import neva.io.BadInputException;

/** Collects what is wrong with a source; a strict one ends at the first that is not a mere note. */
final class Findings {

  private final boolean strict;
  private final List<Finding> all = new ArrayList<>();

  Findings(boolean strict) {
    this.strict = strict;
  }

  /**
   * @throws BadInputException when something was rejected or repaired, and this is strict
   */
  void addAll(List<Finding> findings) {
    findings.forEach(this::add);
  }

  void add(Finding finding) {
    if (strict && finding.severity() != Severity.NOTE) {
      throw new BadInputException(
          finding.sentence() + ". Correct it, or convert without being strict.");
    }
    all.add(finding);
  }

  List<Finding> list() {
    return List.copyOf(all);
  }
}
