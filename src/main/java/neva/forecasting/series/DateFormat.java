package neva.forecasting.series;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.format.SignStyle;
import java.time.temporal.ChronoField;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** One way to write a date or a time. */
final class DateFormat {

  /**
   * {@code y} stands for one to four digits of a year, {@code Y} for four, or two from 1950 to
   * 2049.
   */
  private static final String[] DAYS = {
    "y-M-d",
    "y/M/d",
    "y.M.d",
    "y M d",
    "uuuuMMdd",
    "M/d/Y",
    "d/M/Y",
    "d.M.Y",
    "M-d-Y",
    "d-M-Y",
    "d MMM Y",
    "d-MMM-Y",
    "MMM d[,] Y"
  };

  private static final String[] MONTHS = {
    "y-M", "y/M", "y M", "uuuuMM", "y'M'M", "M/Y", "M.uuuu", "MMM-Y", "MMM Y", "Y-MMM", "Y MMM"
  };

  private static final String[] QUARTERS = {"y[-][ ]'Q'Q", "'Q'Q[-][ ]Y"};

  private static final String YEAR = "uuuu";

  private static final String HALF_DAYS = "' 'h:mm[:ss][ ]a";

  /** From 2001 on the seconds have ten digits, and nine since 1973. */
  private static final Pattern EPOCH =
      Pattern.compile("(\\d{9,10}|\\d{13}|\\d{16}|1\\d{18})(?:\\.0*)?");

  /** All of them, from the usual to the rare. */
  private static final List<DateFormat> ALL = all();

  private final Function<String, TemporalAccessor> parser;

  /**
   * A time as it is written.
   *
   * @param local on the clock of the file
   * @param offset of that clock from UTC, null where none is written
   */
  record Stamp(LocalDateTime local, ZoneOffset offset) {

    /** The same time on another clock; as it is written where no offset is. */
    LocalDateTime at(ZoneOffset clock) {
      return offset == null
          ? local
          : local.plusSeconds(clock.getTotalSeconds() - offset.getTotalSeconds());
    }
  }

  private DateFormat(Function<String, TemporalAccessor> parser) {
    this.parser = parser;
  }

  private DateFormat(DateTimeFormatterBuilder builder) {
    this(
        builder
                .parseDefaulting(ChronoField.MINUTE_OF_HOUR, 0)
                .parseDefaulting(ChronoField.SECOND_OF_MINUTE, 0)
                .toFormatter(Locale.ENGLISH)
                .withResolverStyle(ResolverStyle.STRICT)
            ::parse);
  }

  /** The formats in which {@code text} is a date, the likeliest first. */
  static List<DateFormat> matching(String text) {
    return ALL.stream().filter(format -> format.parse(text).isPresent()).toList();
  }

  /**
   * The time that {@code text} stands for: the begin of a day, week, month, quarter or year where
   * it names no more; nothing when it is written otherwise.
   */
  Optional<Stamp> parse(String text) {
    try {
      return Optional.of(stamp(parser.apply(text)));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Stamp stamp(TemporalAccessor parsed) {
    LocalTime time = parsed.query(TemporalQueries.localTime());
    LocalDateTime local = LocalDate.from(parsed).atTime(time == null ? LocalTime.MIDNIGHT : time);
    return new Stamp(local, parsed.query(TemporalQueries.offset()));
  }

  private static List<DateFormat> all() {
    List<DateFormat> all = new ArrayList<>();
    for (String day : DAYS) {
      all.add(new DateFormat(clock(pattern(day))));
      all.add(new DateFormat(pattern(day).appendPattern(HALF_DAYS)));
    }
    Stream.of(MONTHS).map(month -> firstDay(pattern(month))).forEach(all::add);
    Stream.of(QUARTERS).map(quarter -> firstDayOfQuarter(pattern(quarter))).forEach(all::add);
    all.add(firstDay(pattern(YEAR).parseDefaulting(ChronoField.MONTH_OF_YEAR, 1)));
    all.add(new DateFormat(week()));
    all.add(new DateFormat(DateFormat::epoch));
    return List.copyOf(all);
  }

  /** A format of {@link DateTimeFormatter} with {@code y} and {@code Y} as said above. */
  private static DateTimeFormatterBuilder pattern(String pattern) {
    DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
    for (String part : pattern.replace("MMM", "[MMMM][MMM]").split("(?=[yY])|(?<=[yY])")) {
      switch (part) {
        case "y" -> builder.appendValue(ChronoField.YEAR, 1, 4, SignStyle.NOT_NEGATIVE);
        case "Y" -> fourOrTwoDigits(builder);
        default -> builder.appendPattern(part);
      }
    }
    return builder;
  }

  private static void fourOrTwoDigits(DateTimeFormatterBuilder builder) {
    builder
        .optionalStart()
        .appendValue(ChronoField.YEAR, 4)
        .optionalEnd()
        .optionalStart()
        .appendValueReduced(ChronoField.YEAR, 2, 2, 1950)
        .optionalEnd();
  }

  /** An optional time of day, with an optional offset from UTC. */
  private static DateTimeFormatterBuilder clock(DateTimeFormatterBuilder builder) {
    return builder
        .appendPattern("[['T'][' ']H[:mm[:ss]][.mm.ss]")
        .optionalStart()
        .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
        .optionalEnd()
        .appendPattern("[' '][XXX][X]]");
  }

  private static DateFormat firstDay(DateTimeFormatterBuilder builder) {
    return new DateFormat(builder.parseDefaulting(ChronoField.DAY_OF_MONTH, 1));
  }

  private static DateFormat firstDayOfQuarter(DateTimeFormatterBuilder builder) {
    return new DateFormat(builder.parseDefaulting(IsoFields.DAY_OF_QUARTER, 1));
  }

  /** A week of ISO 8601, 2024-W05, and perhaps its day, 2024-W05-1; it begins on Monday. */
  private static DateTimeFormatterBuilder week() {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .appendValue(IsoFields.WEEK_BASED_YEAR, 4)
        .appendPattern("[-][ ]'W'")
        .appendValue(IsoFields.WEEK_OF_WEEK_BASED_YEAR, 1, 2, SignStyle.NOT_NEGATIVE)
        .optionalStart()
        .appendLiteral('-')
        .appendValue(ChronoField.DAY_OF_WEEK, 1)
        .optionalEnd()
        .parseDefaulting(ChronoField.DAY_OF_WEEK, 1);
  }

  /** Seconds since 1970 in UTC, or thousandths, millionths or billionths of them. */
  private static LocalDateTime epoch(String text) {
    Matcher digits = EPOCH.matcher(text);
    if (!digits.matches()) {
      throw new DateTimeException("no seconds since 1970");
    }
    long count = Long.parseLong(digits.group(1));
    long unit = (long) Math.pow(10, 3 * ((digits.group(1).length() - 9) / 3));
    return LocalDateTime.ofEpochSecond(
        count / unit, (int) (count % unit * (1_000_000_000 / unit)), ZoneOffset.UTC);
  }
}
