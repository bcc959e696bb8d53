package neva.forecasting.series;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import neva.io.BadInputException;

/**
 * How series stand in a CSV file with the names of its columns in the first line.
 *
 * <p>Commas, semicolons and tabs separate cells; numbers may have a decimal comma where it is none
 * of these. Blank lines are passed over, and so are notes below the last date.
 *
 * @param file the CSV file
 * @param dates the column of dates, or several whose texts make a date when put beside each other:
 *     year, month, day and hour, or date and time. Empty to find them.
 * @param value the column to forecast, or null where only one holds numbers
 * @param extras further columns; {@code cbwd=NW} is 1 where column cbwd holds the text NW and 0
 *     elsewhere, {@code cbwd=*} makes such a column for each text
 * @param id the column that tells several series apart, or null for one series
 * @param fill what to do about missing values and times
 */
public record CsvSeries(
    Path file, List<String> dates, String value, List<String> extras, String id, Fill fill) {

  public CsvSeries {
    dates = List.copyOf(dates);
    extras = List.copyOf(extras);
  }

  /** A file whose dates and values are found, with nothing filled. */
  public static CsvSeries of(Path file) {
    return new CsvSeries(file, List.of(), null, List.of(), null, Fill.NONE);
  }

  /** The same that reads another file of the same columns. */
  public CsvSeries withFile(Path change) {
    return new CsvSeries(change, dates, value, extras, id, fill);
  }

  /** The same with the dates in these columns. */
  public CsvSeries withDates(String... columns) {
    return new CsvSeries(file, List.of(columns), value, extras, id, fill);
  }

  /** The same that forecasts another column. */
  public CsvSeries withValue(String column) {
    return new CsvSeries(file, dates, column, extras, id, fill);
  }

  /** The same with these further columns. */
  public CsvSeries withExtras(String... columns) {
    return new CsvSeries(file, dates, value, List.of(columns), id, fill);
  }

  /** The same whose series are told apart by a column. */
  public CsvSeries withId(String column) {
    return new CsvSeries(file, dates, value, extras, column, fill);
  }

  /** The same with another way to treat what is missing. */
  public CsvSeries withFill(Fill change) {
    return new CsvSeries(file, dates, value, extras, id, change);
  }

  /**
   * Reads all series, in the order in which their ids appear.
   *
   * @param notice is told in a sentence of every note passed over and every gap filled
   * @throws BadInputException when a column is not there, a cell is not a date or a number, dates
   *     are repeated, unsorted or irregular, or something is missing that is not to be filled; it
   *     says in which line
   * @throws IOException when reading fails
   */
  public List<Series> readAll(Consumer<String> notice) throws IOException {
    return readAll(
        notice,
        (id, reason) -> {
          throw reason;
        });
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
              .formatted(id, file, all.size(), shortened(all.stream().map(Series::id).toList())));
    }
    return all.get(0);
  }

  private static String shortened(List<String> names) {
    String more = names.size() > 5 ? ", …" : "";
    return String.join(", ", names.subList(0, Math.min(5, names.size()))) + more;
  }
}
