package neva.forecasting.series;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import neva.io.BadInputException;

/** The series of a file that are left out, and why. */
final class LeftOut {

  private static final int FEW = 5;

  private final List<String> sentences = new ArrayList<>();
  private BadInputException first;

  void add(String id, BadInputException reason) {
    first = first == null ? reason : first;
    sentences.add("Series %s is left out. %s".formatted(id, reason.getMessage()));
  }

  /**
   * Tells of the first few of them, and how many more there are.
   *
   * @throws BadInputException when no series is left
   */
  void tell(int left, Consumer<String> notice) {
    if (left == 0) {
      throw first;
    }
    sentences.stream().limit(FEW).forEach(notice);
    if (sentences.size() > FEW) {
      notice.accept("%d more series are left out.".formatted(sentences.size() - FEW));
    }
  }
}
