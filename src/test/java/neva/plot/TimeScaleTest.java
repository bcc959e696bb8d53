package neva.plot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("locale")
class TimeScaleTest {

  private static double seconds(String time) {
    return LocalDateTime.parse(time).toEpochSecond(ZoneOffset.UTC);
  }

  @ParameterizedTest
  @CsvSource({
    "1962-01-01T00:00, 1975-12-01T00:00, 1968-01-01T00:00, 1, 1968",
    "1972-01-01T00:00, 1975-12-01T00:00, 1973-07-01T00:00, 1, 1973-07",
    "1974-08-01T00:00, 1975-12-01T00:00, 1975-04-01T00:00, 1, 1975-04",
    "1975-01-01T00:00, 1975-09-01T00:00, 1975-02-01T00:00, 1, 1975-02",
    "2014-12-22T00:00, 2014-12-31T23:00, 2014-12-25T00:00, 1, 2014-12-25",
    "2014-12-22T00:00, 2014-12-22T05:00, 2014-12-22T02:24, 0.1, 12-22 02:24",
    "1898-01-01T00:00, 1962-01-01T00:00, 1900-01-01T00:00, 1, 1900"
  })
  void putsRoundTimesAtRoundNumbers(
      String from, String to, String time, double unit, String label) {
    TimeScale scale = TimeScale.of(seconds(from), seconds(to));
    double position = scale.position(seconds(time));
    assertThat(position / unit).isCloseTo(Math.rint(position / unit), within(1e-6));
    assertThat(scale.label(position)).isEqualTo(label);
  }

  @ParameterizedTest
  @CsvSource({"2014-01-01T00:00, 2015-06-01T00:00", "1900-01-01T00:00, 1999-01-01T00:00"})
  void keepsTheOrderOfTimes(String from, String to) {
    TimeScale scale = TimeScale.of(seconds(from), seconds(to));
    double before = Double.NEGATIVE_INFINITY;
    for (double t = seconds(from); t < seconds(to); t += 7_777_777) {
      assertThat(scale.position(t)).isGreaterThan(before);
      before = scale.position(t);
    }
  }
}
