package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import neva.io.BadInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class HolidaysTest {

  @ParameterizedTest
  @CsvSource({
    "DE, 2024-10-03, true", // unity
    "DE, 2024-03-29, true", // Good Friday
    "DE, 2024-05-30, false", // Corpus Christi, in some states
    "DE-BY, 2024-05-30, true",
    "de-by, 2024-10-03, true",
    "DE, 2024-07-04, false",
    "US, 2024-07-04, true",
    "US, 2024-11-28, true", // Thanksgiving
    "US, 2021-07-04, true", // a Sunday
    "US, 2021-07-05, true", // the day off for it
    "US, 2024-10-03, false",
    "FR, 2024-07-14, true"
  })
  void areThoseOfThePlace(String place, LocalDate date, boolean holiday) {
    assertThat(Holidays.of(place).contains(date)).isEqualTo(holiday);
  }

  @Test
  void areAColumnThatIsKnownForever() {
    LocalDateTime start = LocalDateTime.parse("2023-12-23T00:00");
    Series days =
        Series.of("v", new TimeAxis(start, Step.DAY, 2), 1, 2).withHolidays(Holidays.of("DE"));
    assertThat(days.futures()).containsExactly("holiday=DE");
    assertThat(days.future("holiday=DE", 0, 5)).containsExactly(0, 0, 1, 1, 0);
    assertThat(days.slice(1, 2).future("holiday=DE", 0, 2)).containsExactly(0, 1);
    assertThat(days.knownAhead()).isGreaterThan(1_000_000);
    Series hours =
        Series.of("v", new TimeAxis(start.plusHours(47), Step.HOUR, 2), 1, 2)
            .withHolidays(Holidays.of("DE"));
    assertThat(hours.future("holiday=DE", 0, 3)).containsExactly(0, 1, 1);
  }

  @Test
  void areCountedInAMonth() {
    TimeAxis months = new TimeAxis(LocalDateTime.parse("2024-04-01T00:00"), Step.MONTH, 2);
    Series series = Series.of("v", months, 1, 2).withHolidays(Holidays.of("DE"));
    // Easter Monday; 1 May, Ascension and Whit Monday; none; none
    assertThat(series.future("holiday=DE", 0, 4)).containsExactly(1, 3, 0, 0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Germany", "XX", "DE-XX", ""})
  void areRefusedForPlacesThatAreNotKnown(String place) {
    assertThatThrownBy(() -> Holidays.of(place))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Expected a ")
        .hasMessageContaining("\"%s\"", place);
  }
}
