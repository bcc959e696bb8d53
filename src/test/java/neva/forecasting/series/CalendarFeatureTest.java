package neva.forecasting.series;

import static neva.forecasting.series.CalendarFeature.DAYS_IN_MONTH;
import static neva.forecasting.series.CalendarFeature.HOUR_CIRCLE;
import static neva.forecasting.series.CalendarFeature.HOUR_ONE_HOT;
import static neva.forecasting.series.CalendarFeature.MONTH_CIRCLE;
import static neva.forecasting.series.CalendarFeature.MONTH_ONE_HOT;
import static neva.forecasting.series.CalendarFeature.WEEKDAY_CIRCLE;
import static neva.forecasting.series.CalendarFeature.WEEKDAY_ONE_HOT;
import static neva.forecasting.series.CalendarFeature.YEAR_CIRCLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CalendarFeatureTest {

  @Test
  void placesTimesOnACircle() {
    assertPoint(MONTH_CIRCLE, "2020-01-31T05:00", 0);
    assertPoint(MONTH_CIRCLE, "2020-04-01T00:00", 0.25);
    assertPoint(WEEKDAY_CIRCLE, "2020-01-06T00:00", 0); // a Monday
    assertPoint(WEEKDAY_CIRCLE, "2020-01-12T23:00", 6.0 / 7);
    assertPoint(HOUR_CIRCLE, "2020-01-01T18:00", 0.75);
    assertPoint(HOUR_CIRCLE, "2020-01-01T01:30", 1.5 / 24);
    assertPoint(YEAR_CIRCLE, "2021-01-01T12:00", 0.5 / 365);
    assertPoint(YEAR_CIRCLE, "2020-12-31T00:00", 365.0 / 366);
  }

  private static void assertPoint(CalendarFeature feature, String time, double turns) {
    double angle = 2 * Math.PI * turns;
    assertThat(feature.at(LocalDateTime.parse(time)))
        .containsExactly(new double[] {Math.sin(angle), Math.cos(angle)}, within(1e-12));
  }

  @Test
  void setsOneOfMany() {
    assertThat(one(MONTH_ONE_HOT, "2020-12-01T00:00")).isEqualTo("month=12");
    assertThat(one(WEEKDAY_ONE_HOT, "2020-01-12T00:00")).isEqualTo("weekday=7");
    assertThat(one(HOUR_ONE_HOT, "2020-01-12T00:59")).isEqualTo("hour=0");
  }

  private static String one(CalendarFeature feature, String time) {
    double[] values = feature.at(LocalDateTime.parse(time));
    assertThat(Arrays.stream(values).sum()).isEqualTo(1);
    return feature.names().get(at(values));
  }

  private static int at(double[] values) {
    int i = 0;
    while (values[i] != 1) {
      i++;
    }
    return i;
  }

  @Test
  void knowsLeapYears() {
    assertThat(DAYS_IN_MONTH.at(LocalDateTime.parse("2020-02-01T00:00")))
        .containsExactly(29 - 30.4375);
    assertThat(DAYS_IN_MONTH.at(LocalDateTime.parse("2021-02-01T00:00")))
        .containsExactly(28 - 30.4375);
  }

  @Property
  void hasAsManyValuesAsNames(
      @ForAll CalendarFeature feature, @ForAll @IntRange(max = 100_000) int hours) {
    LocalDateTime time = LocalDateTime.parse("2019-01-01T00:00").plusHours(hours);
    assertThat(feature.at(time)).hasSize(feature.names().size());
    assertThat(Arrays.stream(feature.at(time))).allMatch(value -> Math.abs(value) <= 2.4375);
  }

  @Test
  void makesATableOfSeveral() {
    double[][] table =
        CalendarFeature.table(List.of(MONTH_CIRCLE, DAYS_IN_MONTH), SeriesOf.months(2));
    assertThat(table).hasDimensions(2, 3);
    assertThat(table[0]).containsExactly(0, 1, 31 - 30.4375);
  }
}
