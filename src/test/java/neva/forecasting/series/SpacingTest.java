package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class SpacingTest {

  private static final LocalDateTime EPOCH = LocalDateTime.parse("1970-01-01T00:00");

  @Provide
  Arbitrary<Step> steps() {
    return Arbitraries.of(
        Step.YEAR,
        Step.QUARTER,
        Step.MONTH,
        new Step(2, Step.Unit.MONTHS),
        Step.WEEK,
        Step.DAY,
        Step.BUSINESS_DAY,
        new Step(6, Step.Unit.HOURS),
        Step.HOUR,
        new Step(15, Step.Unit.MINUTES),
        new Step(10, Step.Unit.SECONDS));
  }

  @Property(tries = 300)
  void findsTheAxisThatMadeTheTimes(
      @ForAll("steps") Step step,
      @ForAll @IntRange(max = 20_000) int day,
      @ForAll @IntRange(min = 8, max = 60) int length) {
    TimeAxis axis = new TimeAxis(EPOCH.plusDays(day), step, length);
    List<LocalDateTime> times = IntStream.range(0, length).mapToObj(axis::at).toList();
    Spacing spacing = Spacing.of(times);
    assertThat(spacing.step()).isEqualTo(step);
    assertThat(Spacing.missing(times)).isZero();
    TimeAxis found = spacing.axis(length);
    assertThat(IntStream.range(0, length).mapToObj(found::at)).containsExactlyElementsOf(times);
  }

  @Property(tries = 300)
  void tellsWhatIsMissing(
      @ForAll("steps") Step step,
      @ForAll @IntRange(max = 20_000) int day,
      @ForAll @IntRange(min = 2, max = 17) int missing) {
    TimeAxis axis = new TimeAxis(EPOCH.plusDays(day), step, 20);
    List<LocalDateTime> times = new ArrayList<>(IntStream.range(0, 20).mapToObj(axis::at).toList());
    times.remove(missing);
    Spacing spacing = Spacing.of(times);
    assertThat(Spacing.missing(times)).isEqualTo(missing < 19 ? 1 : 0);
    assertThat(spacing.positions())
        .isEqualTo(IntStream.range(0, 20).filter(i -> i != missing).toArray());
  }

  @Test
  void keepsTheLastDayOfTheMonth() {
    Spacing spacing = Spacing.of(times("2023-01-31", "2023-02-28", "2023-03-31", "2023-04-30"));
    assertThat(spacing.step()).isEqualTo(Step.MONTH);
    assertThat(spacing.axis(4).next(1).label(0)).isEqualTo("2023-05-31");
  }

  @Test
  void takesMonthEndsThatBeginInFebruaryForMonthEnds() {
    List<LocalDateTime> ends = times("2023-02-28", "2023-03-31", "2023-04-30", "2023-05-31");
    assertThat(Spacing.missing(ends)).isZero();
  }

  @Test
  void seesThatFourWeeksAreNoMonth() {
    List<LocalDateTime> weeks =
        times("2023-02-01", "2023-03-01", "2023-03-29", "2023-04-26", "2023-05-24");
    assertThat(Spacing.of(weeks).step()).isEqualTo(new Step(4, Step.Unit.WEEKS));
  }

  @Test
  void findsTimesBesideTheAxis() {
    Spacing spacing =
        Spacing.of(
            times("2023-01-01", "2023-01-02", "2023-01-03T01:00", "2023-01-04", "2023-01-05"));
    assertThat(spacing.positions()).containsExactly(0, 1, -1, 3, 4);
  }

  private static List<LocalDateTime> times(String... texts) {
    return Stream.of(texts)
        .map(text -> LocalDateTime.parse(text.contains("T") ? text : text + "T00:00"))
        .toList();
  }
}
