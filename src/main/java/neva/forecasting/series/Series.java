package neva.forecasting.series;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.IntStream;
import neva.io.BadInputException;
import neva.io.Check;
import neva.io.Hint;

/**
 * Values at regular times: the column to forecast, called the target, and perhaps further columns
 * that are known at the same times, or for the future as well. Never changed after construction. A
 * part of a series shares its values and costs next to nothing.
 */
public final class Series {

  private final String id;
  private final String name;
  private final TimeAxis time;
  private final Map<String, double[]> columns; // the target first; [from, from + length) are ours
  private final Map<String, FutureColumn> futures; // from the same row on
  private final double[] target;
  private final int from;

  private Series(
      String id,
      String name,
      TimeAxis time,
      Map<String, double[]> columns,
      Map<String, FutureColumn> futures,
      int from) {
    this.id = id;
    this.name = name;
    this.time = time;
    this.columns = columns;
    this.futures = futures;
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
    return new Series("", name, time, Map.of(name, values.clone()), Map.of(), 0);
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
    return new Series(Objects.requireNonNull(change, "id"), name, time, columns, futures, from);
  }

  /**
   * The same series with one more column, copied.
   *
   * @throws BadInputException when there is a column of that name
   * @throws IllegalArgumentException when there is not one value for each time, or a value is not
   *     finite
   */
  public Series withExtra(String extra, double... values) {
    requireNew(extra);
    checkValues(extra, time, values);
    Map<String, double[]> all = copiedColumns();
    all.put(extra, values.clone());
    return new Series(id, name, time, all, futuresFromHere(), 0);
  }

  private Map<String, double[]> copiedColumns() {
    Map<String, double[]> copies = new LinkedHashMap<>();
    columns.keySet().forEach(column -> copies.put(column, column(column)));
    return copies;
  }

  private Map<String, FutureColumn> futuresFromHere() {
    Map<String, FutureColumn> copies = new LinkedHashMap<>();
    futures.forEach((future, column) -> copies.put(future, column.from(from)));
    return copies;
  }

  /**
   * The same series with one more column that is known for the future as well, such as prices or
   * promotions that are planned; copied.
   *
   * @param values at the times of the series, and at any number of times after its end
   * @throws BadInputException when there is a column of that name
   * @throws IllegalArgumentException when there are fewer values than times, or a value is not
   *     finite
   */
  public Series withFuture(String future, double... values) {
    TimeAxis known = time.withLength(Math.max(values.length, length()));
    checkValues(future, known, values);
    return withFuture(future, new FutureColumn.Given(values.clone()));
  }

  /** The same series with further values of a column, right after its end. */
  Series withNextFuture(String future, double... next) {
    double[] known = future(future, 0, length());
    double[] all = Arrays.copyOf(known, known.length + next.length);
    System.arraycopy(next, 0, all, known.length, next.length);
    Map<String, FutureColumn> changed = futuresFromHere();
    changed.put(future, new FutureColumn.Given(all));
    return new Series(id, name, time, copiedColumns(), changed, 0);
  }

  /**
   * The same series with one more column, known for any time: 1 on a holiday and 0 on other days,
   * and for steps of a week or more, how many holidays there are.
   */
  public Series withHolidays(Holidays holidays) {
    return withFuture(holidays.name(), new FutureColumn.Calendar(holidays));
  }

  private Series withFuture(String future, FutureColumn column) {
    requireNew(future);
    Map<String, FutureColumn> all = futuresFromHere();
    all.put(future, column);
    return new Series(id, name, time, copiedColumns(), all, 0);
  }

  private void requireNew(String column) {
    if (columns.containsKey(column) || futures.containsKey(column)) {
      throw new BadInputException(
          "Expected every column once but %s is named twice.".formatted(column));
    }
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

  /** The names of the columns that are known for the future. */
  public List<String> futures() {
    return List.copyOf(futures.keySet());
  }

  /**
   * The values from index {@code first} to before {@code end} of a column that is known for the
   * future; the end may lie beyond that of the series.
   *
   * @throws BadInputException when there is none of that name, or it is not known so far
   * @throws IndexOutOfBoundsException when {@code first} is negative or after {@code end}
   */
  public double[] future(String future, int first, int end) {
    Objects.checkFromToIndex(first, end, Integer.MAX_VALUE);
    FutureColumn column = futures.get(future);
    if (column == null) {
      throw new BadInputException(
          "Expected a column %s that is known for the future but the series has %s."
              .formatted(future, futures.keySet()));
    }
    requireKnown(future, column.length() - from, end);
    return IntStream.range(first, end).mapToDouble(i -> column.at(time, i, from + i)).toArray();
  }

  private void requireKnown(String future, int known, int end) {
    if (end > known) {
      TimeAxis times = time.withLength(end);
      throw new BadInputException(
          "Expected values of %s up to %s for %s but they end at %s. Give those of the future, or forecast fewer steps."
              .formatted(future, times.label(end - 1), label(), times.label(known - 1)));
    }
  }

  /**
   * How many steps after the end of the series all columns that are known for the future are known;
   * without such columns and with holidays alone, any number.
   */
  public int knownAhead() {
    int row = from + length();
    return futures.values().stream()
        .mapToInt(f -> f.length() - row)
        .min()
        .orElse(Integer.MAX_VALUE);
  }

  /** Whether all values of the target are the same, zero or another. */
  public boolean isConstant() {
    double first = value(0);
    return IntStream.range(1, length()).allMatch(i -> value(i) == first);
  }

  /**
   * The part from index {@code first} to before {@code end}.
   *
   * @throws IndexOutOfBoundsException when there is no such part
   */
  public Series slice(int first, int end) {
    return new Series(id, name, time.slice(first, end), columns, futures, from + first);
  }

  /** The first {@code n} values; see {@link #slice}. */
  public Series head(int n) {
    return slice(0, n);
  }

  /** The same times and further columns with the target on another scale. */
  public Series scaled(Scaling scaling) {
    Map<String, double[]> all = copiedColumns();
    Arrays.setAll(all.get(name), i -> scaling.scale(value(i), time.at(i)));
    return new Series(id, name, time, all, futuresFromHere(), 0);
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
    if (isConstant()) {
      throw new BadInputException(
          "Expected values that differ but %s is %s throughout, from %s. Forecast another column."
              .formatted(label(), value(0), span()));
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
    return "%s: %d values from %s, step %s".formatted(label(), length(), span(), time.step());
  }

  private String span() {
    return time.label(0) + " to " + time.label(length() - 1);
  }
}
