package neva.forecasting.series;

import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import neva.io.BadInputException;

/** The rows of one series with their times, to be placed on a regular axis. */
record DatedRows(
    CsvTable table, DateColumns dates, List<CsvTable.Row> rows, List<LocalDateTime> times) {

  /**
   * @throws BadInputException when there is one row only, or times are unsorted, repeated or
   *     irregular, or some are missing that are not to be filled
   */
  PlacedRows place(Fill fill, Consumer<String> notice) {
    checkCount();
    checkOrder();
    Spacing spacing = Spacing.of(times);
    int[] positions = spacing.positions();
    checkRegular(spacing, positions, fill);
    int length = positions[positions.length - 1] + 1;
    checkGaps(length, fill, notice);
    return new PlacedRows(table, rows, positions, spacing.axis(length), fill, notice);
  }

  private void checkCount() {
    if (rows.size() < 2) {
      throw new BadInputException(
          "Expected two dates or more in a series but was one, \"%s\" at %s."
              .formatted(date(0), where(0)));
    }
  }

  private void checkOrder() {
    for (int i = 1; i < times.size(); i++) {
      if (times.get(i).equals(times.get(i - 1))) {
        throw new BadInputException(
            ("Expected every date once but \"%s\" at line %d is again at %s."
                    + " Remove one, or name the column that tells series apart.")
                .formatted(date(i - 1), rows.get(i - 1).line(), where(i)));
      }
      if (times.get(i).isBefore(times.get(i - 1))) {
        throw new BadInputException(
            ("Expected dates to ascend but \"%s\" follows \"%s\" at %s."
                    + " Sort the lines by date, or name the column that tells series apart.")
                .formatted(date(i), date(i - 1), where(i)));
      }
    }
  }

  private void checkRegular(Spacing spacing, int[] positions, Fill fill) {
    for (int i = 1; i < positions.length; i++) {
      int skipped = positions[i] - positions[i - 1] - 1;
      if (positions[i] < 0) {
        throw broken(spacing, i, positions[i - 1], "Correct the date.");
      }
      if (skipped > 0 && fill.method() == Fill.Method.NONE) {
        String remedy =
            "Add what is missing (%d), or ask for a linear or seasonal fill.".formatted(skipped);
        throw broken(spacing, i, positions[i - 1], remedy);
      }
    }
  }

  private BadInputException broken(Spacing spacing, int row, int before, String remedy) {
    String expected = spacing.axis(before + 2).label(before + 1);
    return new BadInputException(
        "Expected %s after \"%s\", for the step is %s, but was \"%s\" at %s. %s"
            .formatted(expected, date(row - 1), spacing.step(), date(row), where(row), remedy));
  }

  private void checkGaps(int length, Fill fill, Consumer<String> notice) {
    int missing = length - rows.size();
    if (missing > rows.size()) {
      throw new BadInputException(
          ("Expected a date for most steps but %d of %d are missing between \"%s\" and \"%s\""
                  + " in %s. Correct the dates.")
              .formatted(missing, length, date(0), date(rows.size() - 1), table.file()));
    }
    if (missing > 0) {
      notice.accept(
          "%d of %d dates are missing in %s: fill is %s."
              .formatted(missing, length, table.file(), fill));
    }
  }

  private String date(int row) {
    return dates.text(rows.get(row));
  }

  private String where(int row) {
    return table.where(rows.get(row));
  }
}
