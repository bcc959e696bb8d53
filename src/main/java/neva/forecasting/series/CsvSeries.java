package neva.forecasting.series;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import neva.io.BadInputException;
import neva.io.Records;

/**
 * How series stand in a CSV file with the names of its columns in the first line, packed with gzip
 * or not.
 *
 * <p>Commas, semicolons and tabs separate cells, or what a first line such as {@code sep=;} says.
 * Numbers may have a decimal point or a decimal comma, the other between thousands, a currency or a
 * percent sign, which is dropped, and brackets where they are negative. Numbers of nines far
 * outside of all others, such as −999, are taken for missing. Blank lines are passed over, and so
 * are notes below the last date. The last rows of a series that have no value are its future.
 *
 * @param file the CSV file
 * @param dates the column of dates, or several whose texts make a date when put beside each other:
 *     year, month, day and hour, or date and time. Empty to find them; {@link #NO_DATES} where
 *     there are none and the rows are counted.
 * @param value the column to forecast, or null where only one holds numbers
 * @param extras further columns, known as far as the values are; {@code cbwd=NW} is 1 where column
 *     cbwd holds the text NW and 0 elsewhere, {@code cbwd=*} makes such a column for each text
 * @param futures further columns, named alike, that are known for the future too: in the last rows,
 *     which have no value, or in a file of their own; see {@link FutureValues}
 * @param holidays places whose public holidays are a column, such as DE or US-CA; see {@link
 *     Holidays}
 * @param id the columns that tell several series apart, empty for one series
 * @param fill what to do about missing values and times
 * @param duplicates what to make of several rows of one time
 */
public record CsvSeries(
    Path file,
    List<String> dates,
    String value,
    List<String> extras,
    List<String> futures,
    List<String> holidays,
    List<String> id,
    Fill fill,
    Duplicates duplicates) {

  /** In place of a column of dates: there is none. */
  public static final String NO_DATES = "none";

  private static final int FEW = 5;

  public CsvSeries {
    dates = List.copyOf(dates);
    extras = List.copyOf(extras);
    futures = List.copyOf(futures);
    holidays = List.copyOf(holidays);
    id = List.copyOf(id);
  }

  /** A file whose dates and values are found, with nothing filled. */
  public static CsvSeries of(Path file) {
    List<String> none = List.of();
    return new CsvSeries(file, none, null, none, none, none, none, Fill.NONE, Duplicates.REFUSE);
  }

  /** The same that reads another file of the same columns. */
  public CsvSeries withFile(Path change) {
    return Records.with(this, "file", change);
  }

  /** The same with the dates in these columns. */
  public CsvSeries withDates(String... columns) {
    return Records.with(this, "dates", List.of(columns));
  }

  /** The same that forecasts another column. */
  public CsvSeries withValue(String column) {
    return Records.with(this, "value", column);
  }

  /** The same with these further columns. */
  public CsvSeries withExtras(String... columns) {
    return Records.with(this, "extras", List.of(columns));
  }

  /** The same with these columns that are known for the future. */
  public CsvSeries withFutures(String... columns) {
    return Records.with(this, "futures", List.of(columns));
  }

  /** The same with the holidays of these places. */
  public CsvSeries withHolidays(String... places) {
    return Records.with(this, "holidays", List.of(places));
  }

  /**
   * The same whose series are told apart by a column, or by several whose texts are joined: 3/12.
   */
  public CsvSeries withId(String... columns) {
    return Records.with(this, "id", List.of(columns));
  }

  /** The same with another way to treat what is missing. */
  public CsvSeries withFill(Fill change) {
    return Records.with(this, "fill", change);
  }

  /** The same with another way to treat several rows of one time. */
  public CsvSeries withDuplicates(Duplicates change) {
    return Records.with(this, "duplicates", change);
  }

  /**
   * Reads the series, in the order in which their ids appear. Of several, those that cannot be read
   * are left out with a notice.
   *
   * @param notice is told in a sentence of what was passed over, put in order, filled, left out or
   *     may be meant in another way
   * @throws BadInputException when a column is not there, or no series can be read: a cell is not a
   *     date or a number, dates are repeated or irregular, or something is missing that is not to
   *     be filled; it says in which line
   * @throws IOException when reading fails
   */
  public List<Series> readAll(Consumer<String> notice) throws IOException {
    LeftOut leftOut = new LeftOut();
    List<Series> read = readAll(notice, leftOut::add);
    leftOut.tell(read.size(), notice);
    return read;
  }

  /**
   * Reads the series that can be read; see {@link #readAll(Consumer)}.
   *
   * @param refused is told of the others, by id, instead of an end
   * @throws BadInputException when it is not about one series, such as a column that is not there
   */
  public List<Series> readAll(
      Consumer<String> notice, BiConsumer<String, BadInputException> refused) throws IOException {
    return new CsvSeriesReader(this, CsvTable.read(file), notice).read(refused);
  }

  /**
   * Reads the one series of the file; see {@link #readAll}.
   *
   * @throws BadInputException also when there are several
   */
  public Series read(Consumer<String> notice) throws IOException {
    List<Series> all = readAll(notice);
    if (all.size() > 1) {
      throw new BadInputException(
          "Expected one series but column %s of %s tells %d apart: %s. Read all of them."
              .formatted(
                  String.join(", ", id),
                  file,
                  all.size(),
                  shortened(all.stream().map(Series::id).toList())));
    }
    return all.get(0);
  }

  private static String shortened(List<String> names) {
    String more = names.size() > FEW ? ", …" : "";
    return String.join(", ", names.subList(0, Math.min(FEW, names.size()))) + more;
  }
}
