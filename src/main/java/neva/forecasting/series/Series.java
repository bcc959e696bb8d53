package neva.forecasting.series;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import neva.io.BadInputException;
import neva.io.Check;
import neva.io.Hint;

/**
 * Values at regular times: the column to forecast, called the target, and perhaps further columns
 * that are known at the same times. Never changed after construction. A part of a series shares its
 * values and costs next to nothing.
 */
public final class Series {

  private final String id;
  private final String name;
  private final TimeAxis time;
  private final Map<String, double[]> columns; // the target first; [from, from + length) are ours
  private final double[] target;
  private final int from;

  private Series(String id, String name, TimeAxis time, Map<String, double[]> columns, int from) {
    this.id = id;
    this.name = name;
    this.time = time;
    this.columns = columns;
    this.target = columns.get(name);
    this.from = from;
  }

  /**
   * A series without id and further columns. The values are copied.
   *
   * @param name of the target
   * @throws IllegalArgumentException when there is not one value for each time, or a value is not
   *     finite
   */
  public static Series of(String name, TimeAxis time, double... values) {
    checkValues(name, time, values);
    return new Series("", name, time, Map.of(name, values.clone()), 0);
  }

  /**
   * Reads the one series of a CSV file without missing values; see {@link CsvSeries} for more.
   *
   * @throws BadInputException when the file does not hold that, with the line
   * @throws IOException when reading fails
   */
  public static Series readCsv(Path file, String dateColumn, String valueColumn)
      throws IOException {
    return CsvSeries.of(file).withDates(dateColumn).withValue(valueColumn).read(notice -> {});
  }

  /** The same series under the id that tells it apart from others of its file. */
  public Series withId(String change) {
    return new Series(Objects.requireNonNull(change, "id"), name, time, columns, from);
  }

  /**
   * The same series with one more column, copied.
   *
   * @throws BadInputException when there is a column of that name
   * @throws IllegalArgumentException when there is not one value for each time, or a value is not
   *     finite
   */
  public Series withExtra(String extra, double... values) {
    if (columns.containsKey(extra)) {
      throw new BadInputException(
          "Expected every column once but %s is named twice.".formatted(extra));
    }
    checkValues(extra, time, values);
    Map<String, double[]> all = copiedColumns();
    all.put(extra, values.clone());
    return new Series(id, name, time, all, 0);
  }

  private Map<String, double[]> copiedColumns() {
    Map<String, double[]> copies = new LinkedHashMap<>();
    columns.keySet().forEach(column -> copies.put(column, column(column)));
    return copies;
  }

  private static void checkValues(String column, TimeAxis time, double[] values) {
    if (values.length != time.length()) {
      throw new IllegalArgumentException(
          "values of %s must be as many as times, %d, found %d"
              .formatted(column, time.length(), values.length));
    }
    for (int i = 0; i < values.length; i++) {
      if (!Double.isFinite(values[i])) {
        throw new IllegalArgumentException(
            "values of %s must be finite, found %s at %s"
                .formatted(column, values[i], time.label(i)));
      }
    }
  }

  /** The id among the series of a file; empty where there is one only. */
  public String id() {
    return id;
  }

  /** The name of the target. */
  public String name() {
    return name;
  }

  /** The times. */
  public TimeAxis time() {
    return time;
  }

  /** How many values there are. */
  public int length() {
    return time.length();
  }

  /**
   * The value of the target at index {@code i}.
   *
   * @throws IndexOutOfBoundsException when there is none
   */
  public double value(int i) {
    return target[from + Objects.checkIndex(i, length())];
  }

  /** The values of the target, a copy. */
  public double[] values() {
    return column(name);
  }

  /** The names of the further columns. */
  public List<String> extras() {
    return columns.keySet().stream().filter(column -> !column.equals(name)).toList();
  }

  /**
   * The values of a column, the target or another, a copy.
   *
   * @throws BadInputException when there is none of that name
   */
  public double[] column(String column) {
    if (!columns.containsKey(column)) {
      throw new BadInputException(
          "Expected a column %s but the series has %s.".formatted(column, columns.keySet()));
    }
    return Arrays.copyOfRange(columns.get(column), from, from + length());
  }

  /**
   * The part from index {@code first} to before {@code end}.
   *
   * @throws IndexOutOfBoundsException when there is no such part
   */
  public Series slice(int first, int end) {
    return new Series(id, name, time.slice(first, end), columns, from + first);
  }

  /** The first {@code n} values; see {@link #slice}. */
  public Series head(int n) {
    return slice(0, n);
  }

  /** The same times and further columns with the target on another scale. */
  public Series scaled(Scaling scaling) {
    Map<String, double[]> all = copiedColumns();
    Arrays.setAll(all.get(name), i -> scaling.scale(value(i), time.at(i)));
    return new Series(id, name, time, all, 0);
  }

  /**
   * The first {@code share} of the values to train on, the rest held out.
   *
   * @param share such as 0.9; the number of training values is rounded down
   * @throws BadInputException when one of the parts would be empty
   */
  public SeriesSplit split(double share) {
    Check.positive("share", Check.fraction("share", share));
    return holdOut(length() - (int) Math.floor(length() * share + 1e-9));
  }

  /**
   * The last {@code n} values held out, those before to train on.
   *
   * @throws BadInputException when {@code n} is not positive or leaves nothing to train on
   */
  public SeriesSplit holdOut(int n) {
    if (n < 1) {
      throw new BadInputException("the held-out part must have 1 value or more, found " + n);
    }
    requireLength(n + 1, "holding out " + n);
    return new SeriesSplit(new TrainPart(head(length() - n)), new HeldOut(this, length() - n));
  }

  /** All values to train on, with nothing left to evaluate: for forecasts of the real future. */
  public TrainPart trainOnAll() {
    return new TrainPart(this);
  }

  /**
   * Returns this series when it has {@code n} values or more.
   *
   * @param purpose what they are needed for, such as "lookback 24 and horizon 12"
   * @throws BadInputException when it is shorter; the message says how long it must be
   */
  public Series requireLength(int n, String purpose) {
    if (length() < n) {
      throw new BadInputException(
          "Expected %d values or more for %s but %s has %d. Give a longer series or ask for less."
              .formatted(n, purpose, label(), length()));
    }
    return this;
  }

  /**
   * Returns this series when its values differ.
   *
   * @throws BadInputException when all are the same, so that there is nothing to learn
   */
  public Series requireVariation() {
    double first = value(0);
    if (Arrays.stream(values()).allMatch(value -> value == first)) {
      throw new BadInputException(
          "Expected values that differ but %s is %s throughout. Forecast another column."
              .formatted(label(), first));
    }
    return this;
  }

  /**
   * Returns this series when its values are positive, so that they have logarithms.
   *
   * @throws BadInputException when one is not
   */
  public Series requirePositive() {
    for (int i = 0; i < length(); i++) {
      if (!(value(i) > 0)) {
        throw new BadInputException(
            "Expected positive values for a logarithm but %s is %s at %s. Forecast plain values."
                .formatted(label(), value(i), time.label(i)),
            Hint.PLAIN_VALUES);
      }
    }
    return this;
  }

  /** The name, with the id where there is one, for messages and titles. */
  public String label() {
    return id.isEmpty() ? name : name + " of " + id;
  }

  /**
   * SHA-256, in hexadecimal, of id, names, times and values: equal for equal series and for nothing
   * else.
   */
  public String fingerprint() {
    return SeriesFingerprint.of(this);
  }

  @Override
  public String toString() {
    return "%s: %d values from %s to %s, step %s"
        .formatted(label(), length(), time.label(0), time.label(length() - 1), time.step());
  }
}
