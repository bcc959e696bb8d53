package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import neva.checkpoint.SharedData;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as they circulate. */
class RealFilesTest {

  static final Path MILK = Path.of("forecasting/monthly-milk-production.csv");
  private static final String BEIJING = "beijing/PRSA_data_2010.1.1-2014.12.31.csv";

  @Test
  void readsTheMilkOfTheProject() throws IOException {
    Series milk = Series.readCsv(MILK, "month", "pounds_per_cow");
    assertThat(milk.length()).isEqualTo(168);
    assertThat(milk.values()).startsWith(589, 561, 640).endsWith(827, 797, 843);
    assertThat(milk).hasToString("pounds_per_cow: 168 values from 1962-01 to 1975-12, step month");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-pounds.csv", "-pounds-notrailer.csv", "-pounds-p.csv", "-pounds.plotly.csv"})
  void readsTheSameMilkFromAllFormsThatCirculate(String form) throws IOException {
    Path file = SharedData.file("series/monthly-milk-production" + form);
    Series milk = CsvSeries.of(file).read(notice -> {});
    Series expected = Series.readCsv(MILK, "month", "pounds_per_cow");
    assertThat(milk.values()).isEqualTo(expected.values());
    assertThat(milk.time()).isEqualTo(expected.time());
  }

  @Test
  void findsNamesBetweenBrokenTypographicQuotes() throws IOException {
    Path file = SharedData.file("series/monthly-milk-production-pounds-p.csv");
    assertThat(Series.readCsv(file, "Month", "Production").length()).isEqualTo(168);
  }

  @Test
  void tellsOfTheNoteBelowTheMilk() throws IOException {
    List<String> notices = new ArrayList<>();
    CsvSeries.of(SharedData.file("series/monthly-milk-production-pounds.csv")).read(notices::add);
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0))
        .startsWith("The note \"Monthly milk production: pounds per cow. Jan 62 ? Dec 75\" at ")
        .endsWith("line 171 is passed over.");
  }

  @ParameterizedTest
  @CsvSource({
    "airline-passengers.csv, month, 144, 1949-01, 1960-12, 432",
    "daily-total-female-births.csv, day, 365, 1959-01-01, 1959-12-31, 50",
    "monthly-car-sales.csv, month, 108, 1960-01, 1968-12, 14577",
    "monthly-mean-temp.csv, month, 240, 1920-01, 1939-12, 37.8",
    "monthly-sunspots.csv, month, 2820, 1749-01, 1983-12, 33.4",
    "shampoo.csv, month, 36, 0001-01, 0003-12, 646.9"
  })
  void findsTheColumnsAndTheStep(
      String name, String step, int length, String first, String last, double value)
      throws IOException {
    Series series = CsvSeries.of(SharedData.file("series/" + name)).read(notice -> {});
    assertThat(series.time().step()).hasToString(step);
    assertThat(series.length()).isEqualTo(length);
    assertThat(series.time().label(0)).isEqualTo(first);
    assertThat(series.time().label(length - 1)).isEqualTo(last);
    assertThat(series.value(length - 1)).isEqualTo(value);
  }

  @Test
  void saysThatTheDailyTemperaturesLackTheLastDaysOfLeapYears() {
    CsvSeries form = CsvSeries.of(SharedData.file("series/daily-min-temperatures.csv"));
    assertThatThrownBy(() -> form.read(notice -> {}))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("Expected 1984-12-31 after \"1984-12-30\", for the step is day,")
        .hasMessageContaining("but was \"1985-01-01\"")
        .hasMessageEndingWith(
            "line 1462. Add what is missing (1), or ask for a linear or seasonal fill.");
  }

  @Test
  void fillsTheLastDaysOfLeapYears() throws IOException {
    List<String> notices = new ArrayList<>();
    Series series =
        CsvSeries.of(SharedData.file("series/daily-min-temperatures.csv"))
            .withFill(Fill.LINEAR)
            .read(notices::add);
    assertThat(series.length()).isEqualTo(3652);
    int day = series.time().indexOf(LocalDateTime.parse("1984-12-31T00:00"));
    assertThat(series.value(day)).isEqualTo((series.value(day - 1) + series.value(day + 1)) / 2);
    assertThat(notices).hasSize(1);
    assertThat(notices.get(0))
        .startsWith("2 of 3652 dates are missing")
        .endsWith("fill is linear.");
  }

  @Test
  void readsHoursFromFourColumnsAndWindDirectionsAsZerosAndOnes() throws IOException {
    Series series =
        CsvSeries.of(SharedData.file(BEIJING))
            .withValue("TEMP")
            .withExtras("PRES", "cbwd=*")
            .read(notice -> {});
    assertThat(series.length()).isEqualTo(43_824);
    assertThat(series.time().step()).isEqualTo(Step.HOUR);
    assertThat(series.time().label(43_823)).isEqualTo("2014-12-31 23:00");
    assertThat(series.extras()).containsExactly("PRES", "cbwd=NE", "cbwd=NW", "cbwd=SE", "cbwd=cv");
    for (int i : new int[] {0, 12_345, 43_823}) {
      int row = i;
      double ones =
          series.extras().stream()
              .filter(name -> name.startsWith("cbwd"))
              .mapToDouble(name -> series.column(name)[row])
              .sum();
      assertThat(ones).isEqualTo(1);
    }
    assertThat(series.column("cbwd=NW")[0]).isEqualTo(1);
  }

  @Test
  void countsTheHoursWithoutPollutionFigures() {
    CsvSeries form = CsvSeries.of(SharedData.file(BEIJING)).withValue("pm2.5");
    assertThatThrownBy(() -> form.read(notice -> {}))
        .hasMessageContaining("2067 of 43824 values in column pm2.5 are missing, the first at ")
        .hasMessageContaining("line 2. ");
  }

  @Test
  void readsSevenColumnsOfTransformers() throws IOException {
    Series series =
        CsvSeries.of(SharedData.file("series/ETTh1.csv"))
            .withValue("OT")
            .withExtras("HUFL", "HULL", "MUFL", "MULL", "LUFL", "LULL")
            .read(notice -> {});
    assertThat(series.length()).isEqualTo(17_420);
    assertThat(series.value(0)).isEqualTo(30.5310001373291);
    assertThat(series.column("LULL")[17_419]).isEqualTo(1.462000012397766);
  }
}
