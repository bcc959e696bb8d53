package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

/** Rows in any order, of any step, however their dates are written, are one series. */
class OrderTest {

  @Provide
  Arbitrary<Step> steps() {
    return Arbitraries.of(Step.MONTH, Step.QUARTER, Step.WEEK, Step.DAY, Step.BUSINESS_DAY);
  }

  @Provide
  Arbitrary<String> dates() {
    return Arbitraries.of(
        "uuuu-MM-dd",
        "uuuu/MM/dd",
        "dd.MM.uuuu",
        "MM/dd/uuuu",
        "dd/MM/uuuu",
        "uuuuMMdd",
        "d MMM uuuu",
        "MMM d, uuuu",
        "uuuu-MM-dd HH:mm",
        "uuuu-MM-dd'T'HH:mm:ss'Z'",
        "YYYY-'W'ww-e");
  }

  @Property(tries = 100)
  void doesNotMatter(
      @ForAll("steps") Step step,
      @ForAll("dates") String pattern,
      @ForAll @IntRange(max = 10_000) int day,
      @ForAll @IntRange(min = 25, max = 60) int length,
      @ForAll long seed)
      throws IOException {
    DateTimeFormatter format =
        DateTimeFormatter.ofPattern(
            pattern, pattern.contains("YYYY") ? Locale.GERMANY : Locale.ENGLISH);
    TimeAxis axis =
        new TimeAxis(LocalDateTime.parse("1990-01-01T00:00").plusDays(day), step, length);
    List<String> rows =
        new ArrayList<>(
            IntStream.range(0, length)
                .mapToObj(i -> "\"" + format.format(axis.at(i)) + "\"," + (i + 0.5))
                .toList());
    Collections.shuffle(rows, new Random(seed));
    Series series = read(rows);
    assertThat(series.values())
        .isEqualTo(IntStream.range(0, length).mapToDouble(i -> i + 0.5).toArray());
    assertThat(series.time().step()).isEqualTo(step);
    assertThat(series.time().at(length - 1)).isEqualTo(axis.at(length - 1));
  }

  private static Series read(List<String> rows) throws IOException {
    Path file = Files.createTempFile("neva", ".csv");
    try {
      Files.writeString(file, "date,value\n" + String.join("\n", rows));
      return CsvSeries.of(file).read(notice -> {});
    } finally {
      Files.delete(file);
    }
  }
}
