package neva.forecasting.series;

import java.util.List;
import java.util.stream.IntStream;
import neva.io.BadInputException;

/**
 * Makes series of their rows, put in the order of their dates: the values up to the last that is
 * there, the columns that are known for the future as far as they go.
 */
record SeriesMaker(
    CsvSeries wanted,
    CsvColumn target,
    List<CsvColumn> extras,
    List<CsvColumn> futures,
    List<Holidays> holidays) {

  /**
   * @param notices are added to
   * @throws BadInputException when dates or cells are not as they are wanted
   */
  Series make(String id, DatedRows rows, Notices notices) {
    DatedRows sorted = rows.sorted(notices);
    int known = knownRows(sorted, notices);
    PlacedRows all =
        sorted
            .head(futures.isEmpty() ? known : sorted.size())
            .place(wanted.fill(), wanted.duplicates(), notices);
    PlacedRows past = all.head(known);
    if (past.axis().length() < 2) {
      throw new BadInputException(
          "Expected two values or more in a series but was one, at %s.".formatted(sorted.where(0)));
    }
    Series series = Series.of(target.name(), past.axis(), past.values(target, notices)).withId(id);
    for (CsvColumn extra : extras) {
      series = series.withExtra(extra.name(), past.values(extra, notices));
    }
    for (CsvColumn future : futures) {
      PlacedRows told = all.head(Math.max(known, all.rowsWith(future)));
      series = series.withFuture(future.name(), told.values(future, notices));
    }
    for (Holidays each : holidays) {
      series = series.withHolidays(each);
    }
    return series;
  }

  /** How many rows there are before the future; all where none has a value. */
  private int knownRows(DatedRows rows, Notices notices) {
    int size = rows.size();
    int known =
        IntStream.iterate(size, n -> n > 0, n -> n - 1)
            .filter(n -> !Double.isNaN(target.value().applyAsDouble(rows.rows().get(n - 1))))
            .findFirst()
            .orElse(size);
    if (known < size) {
      notices.add(
          "future",
          "Column %s has no values from %s on, %d in all: that is taken for the future."
              .formatted(target.name(), rows.where(known), size - known));
    }
    return known;
  }
}
