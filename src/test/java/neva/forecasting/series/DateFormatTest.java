package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class DateFormatTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2020-01-05 | 2020-01-05T00:00",
        "2020-1-5 3 | 2020-01-05T03:00",
        "2020/01/05 03:04 | 2020-01-05T03:04",
        "2020-01-05 03:04:05.250 | 2020-01-05T03:04:05.250",
        "2020-01-05T03:04:05Z | 2020-01-05T03:04:05",
        "2020-01-05T03:04+02:00 | 2020-01-05T01:04",
        "2020-01-01T00:30:00+0100 | 2019-12-31T23:30",
        "1/31/1962 | 1962-01-31T00:00",
        "31/1/1962 | 1962-01-31T00:00",
        "1/31/62 | 1962-01-31T00:00",
        "1/31/49 1:30 PM | 2049-01-31T13:30",
        "1/31/2020 12:00:00 AM | 2020-01-31T00:00",
        "31.1.1962 | 1962-01-31T00:00",
        "31.01.62 18.30.00 | 1962-01-31T18:30",
        "20200131 | 2020-01-31T00:00",
        "2010 1 31 23 | 2010-01-31T23:00",
        "31 Jan 2020 | 2020-01-31T00:00",
        "31-JAN-20 | 2020-01-31T00:00",
        "January 31, 2020 | 2020-01-31T00:00",
        "1962-02 | 1962-02-01T00:00",
        "1962/2 | 1962-02-01T00:00",
        "2/1962 | 1962-02-01T00:00",
        "196202 | 1962-02-01T00:00",
        "1962M02 | 1962-02-01T00:00",
        "Feb-62 | 1962-02-01T00:00",
        "February 1962 | 1962-02-01T00:00",
        "1962-Q2 | 1962-04-01T00:00",
        "Q4 1962 | 1962-10-01T00:00",
        "1962 | 1962-01-01T00:00",
        "3-12 | 0003-12-01T00:00"
      })
  void readsWhatFilesHold(String text, LocalDateTime expected) {
    assertThat(DateFormat.matching(text).get(0).parse(text))
        .map(stamp -> stamp.at(ZoneOffset.UTC))
        .contains(expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "NW",
        "589",
        "12345",
        "1.79",
        "1,5",
        "-3",
        "2021-02-30",
        "2021-13",
        "1962-01 x",
        "2020-01-05 24:00",
        "Q5 2020",
        "total"
      })
  void takesNothingElseForADate(String text) {
    assertThat(DateFormat.matching(text)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"1/2/2020", "12/11/62"})
  void offersBothReadingsOfDayAndMonth(String text) {
    assertThat(DateFormat.matching(text)).hasSize(2);
  }
}
