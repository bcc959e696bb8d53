package neva.forecasting.series;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import neva.forecasting.series.DateFormat.Stamp;

/**
 * One way to understand the dates of a table.
 *
 * @param times of all rows, on one clock
 * @param offset of that clock from UTC, null where it is not known
 */
record DateReading(List<LocalDateTime> times, ZoneOffset offset) {

  /**
   * The times on the clock of the latest; where summer time changes the offset also as they are
   * written, for days and months go by the clock on the wall.
   */
  static Stream<DateReading> of(List<Stamp> stamps) {
    List<ZoneOffset> offsets =
        stamps.stream().map(Stamp::offset).filter(Objects::nonNull).distinct().toList();
    if (offsets.isEmpty()) {
      return Stream.of(asWritten(stamps));
    }
    ZoneOffset last =
        stamps.stream()
            .filter(stamp -> stamp.offset() != null)
            .max(Comparator.comparing(stamp -> stamp.at(ZoneOffset.UTC)))
            .orElseThrow()
            .offset();
    List<LocalDateTime> times = stamps.stream().map(stamp -> stamp.at(last)).toList();
    DateReading onOneClock = new DateReading(times, last);
    return offsets.size() == 1 ? Stream.of(onOneClock) : Stream.of(onOneClock, asWritten(stamps));
  }

  private static DateReading asWritten(List<Stamp> stamps) {
    return new DateReading(stamps.stream().map(Stamp::local).toList(), null);
  }

  /** Rows without dates, which follow each other. */
  static DateReading ofRows(CsvTable table) {
    TimeAxis axis = TimeAxis.ofRows(table.rows().size());
    return new DateReading(IntStream.range(0, axis.length()).mapToObj(axis::at).toList(), null);
  }

  /** The time of a row on the clock of an axis. */
  LocalDateTime at(int row, TimeAxis axis) {
    LocalDateTime time = times.get(row);
    return offset == null || axis.offset() == null
        ? time
        : new Stamp(time, offset).at(axis.offset());
  }
}
