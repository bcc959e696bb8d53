package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDateTime;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("locale")
class TimeAxisTest {

  @ParameterizedTest
  @CsvSource({
    "2020-01-01T00:00, 1, YEARS, 2022",
    "2020-07-01T00:00, 1, YEARS, 2022-07",
    "2020-01-01T00:00, 1, MONTHS, 2020-03",
    "2020-01-31T00:00, 1, MONTHS, 2020-03-31",
    "2020-01-01T00:00, 3, MONTHS, 2020-07",
    "2020-02-27T00:00, 1, DAYS, 2020-02-29",
    "2020-02-27T00:00, 1, BUSINESS_DAYS, 2020-03-02",
    "2020-02-28T22:00, 1, HOURS, 2020-02-29 00:00",
    "2020-02-28T23:30, 15, MINUTES, 2020-02-29 00:00"
  })
  void saysTimesInTheWordsOfTheStep(
      LocalDateTime start, int count, Step.Unit unit, String afterTwoSteps) {
    TimeAxis axis = new TimeAxis(start, new Step(count, unit), 3);
    assertThat(axis.label(2)).isEqualTo(afterTwoSteps);
  }

  @ParameterizedTest
  @CsvSource({
    "1, YEARS, year, 1",
    "3, MONTHS, quarter, 4",
    "1, MONTHS, month, 12",
    "5, MONTHS, 5 months, 1",
    "1, WEEKS, week, 52",
    "1, DAYS, day, 7",
    "1, BUSINESS_DAYS, business day, 5",
    "1, ROWS, row, 1",
    "1, HOURS, hour, 24",
    "6, HOURS, 6 hours, 4",
    "15, MINUTES, 15 minutes, 96"
  })
  void knowsTheUsualSeason(int count, Step.Unit unit, String name, int season) {
    Step step = new Step(count, unit);
    assertThat(step).hasToString(name);
    assertThat(step.season()).isEqualTo(season);
  }

  @Property
  void continuesWhereItEnds(
      @ForAll @IntRange(max = 400) int day,
      @ForAll @IntRange(min = 1, max = 50) int length,
      @ForAll @IntRange(min = 1, max = 50) int more) {
    LocalDateTime start = LocalDateTime.parse("2019-06-15T00:00").plusDays(day);
    TimeAxis whole = new TimeAxis(start, Step.MONTH, length + more);
    assertThat(whole.slice(0, length).next(more)).isEqualTo(whole.slice(length, length + more));
    assertThat(whole.slice(length, length + more).at(more - 1))
        .isEqualTo(whole.at(length + more - 1));
  }

  @Test
  void endsWhereItEnds() {
    TimeAxis axis = new TimeAxis(LocalDateTime.parse("2020-01-01T00:00"), Step.DAY, 3);
    assertThatThrownBy(() -> axis.at(3)).isInstanceOf(IndexOutOfBoundsException.class);
    assertThatThrownBy(() -> axis.slice(1, 4)).isInstanceOf(IndexOutOfBoundsException.class);
  }

  @Test
  void hasStepsOfOneUnitOrMore() {
    assertThatThrownBy(() -> new Step(0, Step.Unit.DAYS))
        .hasMessage("count must be positive, found 0");
  }
}
