package neva.forecasting.series;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import neva.io.BadInputException;

/**
 * The rows of one series with their times, to be placed on a regular axis.
 *
 * @param dates empty where there are none: the rows are counted
 * @param offset of the clock from UTC, null where it is not known
 */
record DatedRows(
    CsvTable table,
    Optional<DateColumns> dates,
    List<CsvTable.Row> rows,
    List<LocalDateTime> times,
    ZoneOffset offset) {

  /** So many business days in a row may be holidays. */
  private static final int LONGEST_CLOSURE = 5;

  /** Puts the rows in the order of their dates; those of one date keep that of the file. */
  DatedRows sorted(Notices notices) {
    int first = firstUnsorted();
    if (first < 0) {
      return this;
    }
    tellOfOrder(first, notices);
    List<Integer> order =
        IntStream.range(0, rows.size()).boxed().sorted(Comparator.comparing(times::get)).toList();
    return new DatedRows(
        table,
        dates,
        order.stream().map(rows::get).toList(),
        order.stream().map(times::get).toList(),
        offset);
  }

  private void tellOfOrder(int first, Notices notices) {
    boolean newestFirst =
        IntStream.range(1, rows.size()).noneMatch(i -> times.get(i).isAfter(times.get(i - 1)));
    if (newestFirst) {
      notices.add(
          "newest first",
          "The dates in %s begin with the newest: they are put in order.".formatted(table.file()));
    } else {
      notices.add(
          "not in order",
          "The dates are not in order, \"%s\" follows \"%s\" at %s: they are put in order."
              .formatted(date(first), date(first - 1), where(first)));
    }
  }

  private int firstUnsorted() {
    return IntStream.range(1, rows.size())
        .filter(i -> times.get(i).isBefore(times.get(i - 1)))
        .findFirst()
        .orElse(-1);
  }

  /** The first {@code n} rows. */
  DatedRows head(int n) {
    return new DatedRows(table, dates, rows.subList(0, n), times.subList(0, n), offset);
  }

  int size() {
    return rows.size();
  }

  /**
   * Places rows that are sorted.
   *
   * @throws BadInputException when there is one row only, or times are repeated or irregular, or
   *     some are missing that are not to be filled
   */
  PlacedRows place(Fill fill, Duplicates duplicates, Notices notices) {
    return dates.isEmpty()
        ? PlacedRows.counted(table, rows, fill)
        : placeByDate(fill, duplicates, notices);
  }

  private PlacedRows placeByDate(Fill fill, Duplicates duplicates, Notices notices) {
    int[] repeated = repeated();
    checkRepeated(repeated, duplicates, notices);
    List<LocalDateTime> distinct =
        repeated.length == 0 ? times : times.stream().distinct().toList();
    checkCount(distinct);
    Spacing spacing = Spacing.of(distinct);
    TimeAxis axis = spacing.axis(distinct.size());
    int[] positions = times.stream().mapToInt(axis::indexOf).toArray();
    checkRegular(spacing, positions, fill);
    int length = positions[positions.length - 1] + 1;
    checkGaps(spacing.step(), length - distinct.size(), length, fill, notices);
    TimeAxis whole = axis.withLength(length).withOffset(offset);
    return new PlacedRows(table, rows, positions, whole, fill, duplicates);
  }

  private void checkCount(List<LocalDateTime> distinct) {
    if (distinct.size() < 2) {
      throw new BadInputException(
          "Expected two dates or more in a series but was one, \"%s\" at %s."
              .formatted(date(0), where(0)));
    }
  }

  /** The rows of the same time as the row before. */
  private int[] repeated() {
    return IntStream.range(1, times.size())
        .filter(i -> times.get(i).equals(times.get(i - 1)))
        .toArray();
  }

  private void checkRepeated(int[] repeated, Duplicates duplicates, Notices notices) {
    if (repeated.length == 0) {
      return;
    }
    int first = repeated[0];
    if (duplicates == Duplicates.REFUSE) {
      throw new BadInputException(
          ("Expected every date once but \"%s\" at line %d is again at %s."
                  + " Remove one, name the column that tells series apart, or ask for the mean,"
                  + " first, last or sum of duplicates.")
              .formatted(date(first - 1), rows.get(first - 1).line(), where(first)));
    }
    notices.add(
        "repeated",
        "Dates are repeated in %s, %d in all, the first at line %d: of duplicates the %s is taken."
            .formatted(table.file(), repeated.length, rows.get(first).line(), duplicates.word()));
  }

  private void checkRegular(Spacing spacing, int[] positions, Fill fill) {
    for (int i = 1; i < positions.length; i++) {
      int skipped = positions[i] - positions[i - 1] - 1;
      if (positions[i] < 0) {
        throw broken(spacing, i, positions[i - 1], "Correct the date.");
      }
      boolean mayBeClosed = isBusiness(spacing.step()) && skipped <= LONGEST_CLOSURE;
      if (skipped > 0 && fill.method() == Fill.Method.NONE && !mayBeClosed) {
        String remedy =
            "Add what is missing (%d), or ask for a linear or seasonal fill.".formatted(skipped);
        throw broken(spacing, i, positions[i - 1], remedy);
      }
    }
  }

  private static boolean isBusiness(Step step) {
    return step.equals(Step.BUSINESS_DAY);
  }

  private BadInputException broken(Spacing spacing, int row, int before, String remedy) {
    String expected = spacing.axis(before + 2).label(before + 1);
    return new BadInputException(
        "Expected %s after \"%s\", for the step is %s, but was \"%s\" at %s. %s"
            .formatted(expected, date(row - 1), spacing.step(), date(row), where(row), remedy));
  }

  private void checkGaps(Step step, int missing, int length, Fill fill, Notices notices) {
    if (missing > length - missing) {
      throw new BadInputException(
          ("Expected a date for most steps but %d of %d are missing between \"%s\" and \"%s\""
                  + " in %s. Correct the dates.")
              .formatted(missing, length, date(0), date(rows.size() - 1), table.file()));
    }
    if (missing > 0 && fill.method() == Fill.Method.NONE) {
      notices.add(
          "closed",
          "%d of %d %ss are missing in %s: as on a holiday, each keeps the value before it."
              .formatted(missing, length, step, table.file()));
    } else if (missing > 0) {
      notices.add(
          "missing dates",
          "%d of %d dates are missing in %s: fill is %s."
              .formatted(missing, length, table.file(), fill));
    }
  }

  private String date(int row) {
    return dates.orElseThrow().text(rows.get(row));
  }

  /** The file and the line of a row, for messages. */
  String where(int row) {
    return table.where(rows.get(row));
  }
}
