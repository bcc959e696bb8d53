package neva.forecasting.series;

import java.time.LocalDate;
import java.util.Arrays;

/** A column whose values are known beyond the last value of the series. */
interface FutureColumn {

  /**
   * The value at a time.
   *
   * @param axis of the series, or of a part of it
   * @param i the index on the axis, at its end or beyond as well
   * @param row the index in the column; another than {@code i} where the axis is of a part
   */
  double at(TimeAxis axis, int i, int row);

  /** How many rows are known. */
  int length();

  /** The column without its first rows. */
  FutureColumn from(int row);

  /** Values that were given. */
  record Given(double... values) implements FutureColumn {
    @Override
    public FutureColumn from(int row) {
      return new Given(Arrays.copyOfRange(values, row, values.length));
    }

    @Override
    public double at(TimeAxis axis, int i, int row) {
      return values[row];
    }

    @Override
    public int length() {
      return values.length;
    }
  }

  /**
   * 1 on a holiday and 0 on another day; for steps of weeks, months and years, how many holidays
   * there are from a time to before the next.
   */
  record Calendar(Holidays holidays) implements FutureColumn {
    @Override
    public FutureColumn from(int row) {
      return this;
    }

    @Override
    public double at(TimeAxis axis, int i, int row) {
      LocalDate date = axis.timeAt(i).toLocalDate();
      if (axis.step().seconds() < Step.WEEK.seconds()) {
        return holidays.contains(date) ? 1 : 0;
      }
      LocalDate next = axis.timeAt(i + 1).toLocalDate();
      return date.datesUntil(next).filter(holidays::contains).count();
    }

    @Override
    public int length() {
      return Integer.MAX_VALUE;
    }
  }
}
