package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import neva.checkpoint.SharedData;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files as people have them, made here; and the same kinds as they were collected. */
class DataAsItComesTest {

  private static final YearMonth FIRST = YearMonth.of(2012, 1);

  @TempDir Path folder;

  private final List<String> given = new ArrayList<>();

  private CsvSeries given(String name) {
    return CsvSeries.of(SharedData.file("../cases/forecasting/" + name));
  }

  private Series read(CsvSeries form) throws IOException {
    return form.read(given::add);
  }

  private CsvFile file(String header, int rows, IntFunction<String> row) throws IOException {
    return CsvFile.of(
        folder,
        Stream.concat(Stream.of(header), IntStream.range(0, rows).mapToObj(row))
            .toArray(String[]::new));
  }

  private static String hour(int i) {
    return LocalDateTime.parse("2023-10-28T00:00").plusHours(i).toString().replace('T', ' ');
  }

  @ParameterizedTest
  @ValueSource(strings = {";", "\t"})
  void wholeNumbersWithThousandsSeparators(String separator) throws IOException {
    DateTimeFormatter german = DateTimeFormatter.ofPattern("dd.MM.yyyy");
    CsvFile file =
        file(
            "Datum" + separator + "Umsatz",
            30,
            i -> {
              String value = i < 10 ? "" + (900 + 10 * i) : "1.%03d".formatted(10 * i - 100);
              return german.format(FIRST.plusMonths(i).atDay(1)) + separator + value;
            });
    Series series = file.read();
    assertThat(series.values())
        .isEqualTo(IntStream.range(0, 30).mapToDouble(i -> 900 + 10 * i).toArray());
    assertThat(series.time().step()).isEqualTo(Step.MONTH);
    assertThat(file.notices).isEmpty();
  }

  @Test
  void givenWholeNumbersWithThousandsSeparators() throws IOException {
    Series series = read(given("thousands_semicolon/thou_semicolon.csv"));
    assertThat(series.values())
        .isEqualTo(IntStream.range(0, 120).mapToDouble(i -> 910 + 10 * i).toArray());
    assertThat(given).isEmpty();
  }

  @Test
  void rowsWithoutValuesAtTheEndAreTheFuture() throws IOException {
    CsvFile file = file("month,value", 15, i -> FIRST.plusMonths(i) + "," + (i < 12 ? 10 + i : ""));
    for (Fill fill : new Fill[] {Fill.NONE, Fill.LINEAR}) {
      file.notices.clear();
      Series series = file.read(file.form().withFill(fill));
      assertThat(series.length()).isEqualTo(12);
      assertThat(series.time().next(1).label(0)).isEqualTo("2013-01");
      assertThat(file.notices())
          .containsExactly(
              "Column value has no values from FILE, line 14 on, 3 in all: that is taken for the"
                  + " future.");
    }
  }

  @Test
  void givenRowsWithoutValues() throws IOException {
    Series series = read(given("future_rows/future_rows_empty.csv").withFill(Fill.LINEAR));
    assertThat(series.length()).isEqualTo(120);
    assertThat(series.time().next(1).label(0)).isEqualTo("2022-01");
    assertThat(given).hasSize(1);
  }

  @Test
  void columnsThatAreKnownForTheFuture() throws IOException {
    CsvFile file =
        file(
            "month,value,promo,price",
            15,
            i -> FIRST.plusMonths(i) + "," + (i < 12 ? i : "") + "," + i % 2 + "," + 100 * i);
    Series series = file.read(file.form().withValue("value").withFutures("promo"));
    assertThat(series.futures()).containsExactly("promo");
    assertThat(series.extras()).isEmpty();
    assertThat(series.future("promo", 10, 15)).containsExactly(0, 1, 0, 1, 0);
    assertThat(series.knownAhead()).isEqualTo(3);
    assertThat(file.read(file.form().withFutures("promo", "price")).name()).isEqualTo("value");
  }

  @ParameterizedTest
  @ValueSource(strings = {"newest first", "shuffled"})
  void datesInAnyOrder(String order) throws IOException {
    List<String> rows =
        new ArrayList<>(
            IntStream.range(0, 24).mapToObj(i -> FIRST.plusMonths(i) + "," + i).toList());
    if (order.equals("shuffled")) {
      Collections.swap(rows, 3, 17);
    } else {
      Collections.reverse(rows);
    }
    CsvFile file = file("month,value", 24, rows::get);
    Series series = file.read();
    assertThat(series.time().label(0)).isEqualTo("2012-01");
    assertThat(series.values()).isEqualTo(IntStream.range(0, 24).mapToDouble(i -> i).toArray());
    assertThat(file.notices())
        .containsExactly(
            order.equals("shuffled")
                ? "The dates are not in order, \"2012-05\" follows \"2013-06\" at FILE, line 6: they"
                    + " are put in order."
                : "The dates in FILE begin with the newest: they are put in order.");
  }

  @Test
  void givenNewestFirst() throws IOException {
    Series series = read(given("newest_first/desc.csv"));
    assertThat(series.value(0)).isEqualTo(1000.02);
    assertThat(series.time().label(0)).isEqualTo("2012-01");
    assertThat(series.time().label(119)).isEqualTo("2021-12");
    assertThat(given).singleElement().asString().contains("begin with the newest");
  }

  @ParameterizedTest
  @CsvSource({"value", "'value,staff'", "'\"value\";staff'"})
  void noDatesAtAll(String header) throws IOException {
    String separator = header.contains(";") ? ";" : ",";
    String second = header.contains("staff") ? separator + "3" : "";
    CsvFile file = file(header, 20, i -> 1990 + 3 * i + second);
    Series series = file.read(file.form().withValue("value"));
    assertThat(series.value(19)).isEqualTo(2047);
    assertThat(series.time().label(0)).isEqualTo("1");
    assertThat(series.time().next(1).label(0)).isEqualTo("21");
    assertThat(series).hasToString("value: 20 values from 1 to 20, step row");
    assertThat(file.notices())
        .containsExactly(
            "No column of FILE is read as dates: its rows are counted, 1, 2, 3 and so on.");
  }

  @Test
  void datesThatAreNotWanted() throws IOException {
    CsvFile file = file("event,value", 20, i -> "e" + i * i + "," + i);
    Series series = file.read(file.form().withDates(CsvSeries.NO_DATES));
    assertThat(series.time()).isEqualTo(TimeAxis.ofRows(20));
    assertThat(file.refusal()).contains("Expected a column of dates but found none");
  }

  @Test
  void givenNoDates() throws IOException {
    Series series = read(given("no_dates/no_date.csv"));
    assertThat(series.length()).isEqualTo(120);
    assertThat(series.value(119)).isEqualTo(1260.85);
    assertThat(series.time().label(119)).isEqualTo("120");
    assertThat(series.slice(20, 120).time().label(0)).isEqualTo("21");
  }

  @ParameterizedTest
  @CsvSource({"1", "1000", "1000000", "1000000000"})
  void secondsSince1970AndTheirParts(long unit) throws IOException {
    CsvFile file = file("ts,load", 50, i -> (1_672_531_200L + 3_600 * i) * unit + "," + i * i);
    Series series = file.read();
    assertThat(series.name()).isEqualTo("load");
    assertThat(series.time())
        .isEqualTo(new TimeAxis(LocalDateTime.parse("2023-01-01T00:00"), Step.HOUR, 50));
  }

  @ParameterizedTest
  @ValueSource(strings = {"epoch/epoch_s.csv", "epoch/epoch_ms.csv"})
  void givenEpochs(String name) throws IOException {
    Series series = read(given(name));
    assertThat(series.length()).isEqualTo(1000);
    assertThat(series.value(0)).isEqualTo(490.24);
    assertThat(series.time().label(0)).isEqualTo("2023-01-01 00:00");
    assertThat(series.time().label(999)).isEqualTo("2023-02-11 15:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"%d-W%02d", "%d-W%02d-1", "%dW%02d"})
  void weeksOfIso(String pattern) throws IOException {
    CsvFile file =
        file("week,value", 60, i -> pattern.formatted(2023 + i / 52, i % 52 + 1) + "," + i);
    Series series = file.read();
    assertThat(series.time().step()).isEqualTo(Step.WEEK);
    assertThat(series.time().label(0)).isEqualTo("2023-01-02");
    assertThat(series.time().label(52)).isEqualTo("2024-01-01");
  }

  @Test
  void theYearWithFiftyThreeWeeks() throws IOException {
    CsvFile file =
        CsvFile.of(folder, "week,v", "2020-W52,1", "2020-W53,2", "2021-W01,3", "2021-W02,4");
    assertThat(file.read().time().label(2)).isEqualTo("2021-01-04");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sep=|\n", "sep=;\r\n", "\"sep=,\"\n", "SEP=\t\n"})
  void aLineThatNamesTheSeparator(String line) throws IOException {
    String separator = line.replaceAll("(?i)\"?sep=(.)[\\s\\S]*", "$1");
    String text = line + "month,value\n2020-01,1\n2020-02,many\n2020-03,3\n";
    CsvFile file =
        CsvFile.of(folder, text.replace(",", separator).getBytes(StandardCharsets.UTF_8));
    assertThat(file.refusal(file.form().withValue("value"))).contains("\"many\" at FILE, line 4");
  }

  @Test
  void gzip() throws IOException {
    Path packed = folder.resolve("values.csv.gz");
    try (GZIPOutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write("month,value\n2020-01,1\n2020-02,2\n".getBytes(StandardCharsets.UTF_8));
    }
    assertThat(CsvSeries.of(packed).read(n -> {}).values()).containsExactly(1, 2);
    byte[] cut = Arrays.copyOf(Files.readAllBytes(packed), 20);
    assertThat(CsvFile.of(folder, cut).refusal())
        .isEqualTo("Expected a whole file of gzip but FILE is damaged. Fetch it again.");
  }

  @Test
  void addressesAndSpreadsheetsAreRefused() throws IOException {
    CsvFile file = CsvFile.of(folder, new byte[] {'P', 'K', 3, 4, 20});
    assertThat(file.refusal())
        .isEqualTo(
            "Expected a CSV file but FILE is a spreadsheet or a ZIP archive. Save its table as CSV.");
    assertThat(file.refusal(CsvSeries.of(Path.of("https://example.org/a/sales.csv"))))
        .isEqualTo(
            "Expected a file but was the address https://example.org/a/sales.csv. Download it first,"
                + " for addresses are not read.");
  }

  @Test
  void businessDays() throws IOException {
    TimeAxis axis = new TimeAxis(LocalDateTime.parse("2020-01-01T00:00"), Step.BUSINESS_DAY, 60);
    CsvFile file = file("date,close", 60, i -> axis.label(i) + "," + i);
    Series series = file.read();
    assertThat(series.time()).isEqualTo(axis);
    assertThat(file.notices).isEmpty();
    CsvFile closed =
        file("date,close", 58, i -> axis.label(i < 30 ? i : i + 2) + "," + (i < 30 ? i : i + 2));
    Series filled = closed.read();
    assertThat(filled.time()).isEqualTo(axis);
    assertThat(filled.values()).startsWith(IntStream.range(0, 30).asDoubleStream().toArray());
    assertThat(filled.value(31)).isEqualTo(29);
    assertThat(filled.value(32)).isEqualTo(32);
    assertThat(closed.notices())
        .containsExactly(
            "2 of 60 business days are missing in FILE: as on a holiday, each keeps the value before"
                + " it.");
    assertThat(file("date,close", 40, i -> axis.label(i < 30 ? i : i + 20) + "," + i).refusal())
        .contains("for the step is business day", "Add what is missing (20)");
  }

  @Test
  void givenBusinessDays() throws IOException {
    Series series = read(given("business_days/business.csv"));
    assertThat(series.length()).isEqualTo(500);
    assertThat(series.time().step().season()).isEqualTo(5);
    assertThat(series.time().label(499)).isEqualTo("2021-11-30");
    assertThat(series.time().next(4).label(3)).isEqualTo("2021-12-06");
    assertThat(given).isEmpty();
    Series closed = read(given("business_days/business_holidays.csv"));
    assertThat(closed.length()).isEqualTo(499);
    assertThat(given).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"MEAN, 2.5", "FIRST, 2", "LAST, 3", "SUM, 5"})
  void theHourThatSummerTimeRepeats(Duplicates duplicates, double expected) throws IOException {
    CsvFile file = file("ts,load", 40, i -> hour(i < 27 ? i : i - 1) + "," + (i - 24));
    Series series = file.read(file.form().withDuplicates(duplicates));
    assertThat(series.length()).isEqualTo(39);
    assertThat(series.value(26)).isEqualTo(expected);
    assertThat(series.value(27)).isEqualTo(4);
    assertThat(file.notices())
        .containsExactly(
            "Dates are repeated in FILE, 1 in all, the first at line 29: of duplicates the %s is taken."
                .formatted(duplicates.word()));
    assertThat(file.refusal()).contains("Expected every date once but \"2023-10-29 02:00\"");
  }

  @Test
  void givenRepeatedAndSkippedHours() throws IOException {
    CsvSeries autumn = given("dst_duplicate/local_dst_autumn.csv");
    assertThat(read(autumn.withDuplicates(Duplicates.MEAN)).length()).isEqualTo(999);
    CsvSeries spring = given("dst_duplicate/local_dst_spring.csv");
    assertThat(read(spring.withFill(Fill.PREVIOUS)).length()).isEqualTo(1001);
  }

  @Test
  void severalColumnsOfIds() throws IOException {
    CsvFile file =
        file(
            "date,store,item,sales",
            24,
            i -> FIRST.plusMonths(i / 6) + "," + i % 2 + "," + i % 3 + "," + i);
    List<Series> series = file.form().withId("store", "item").readAll(n -> {});
    assertThat(series)
        .extracting(Series::id)
        .containsExactly("0/0", "1/1", "0/2", "1/0", "0/1", "1/2");
    assertThat(series.get(4).values()).containsExactly(4, 10, 16, 22);
  }

  @Test
  void givenStoresAndItems() throws IOException {
    List<Series> series =
        given("store_item/kaggle_store_item.csv").withId("store", "item").readAll(given::add);
    assertThat(series).hasSize(12).allMatch(each -> each.length() == 400);
    assertThat(series.get(0).id()).isEqualTo("1/1");
    assertThat(series.get(11).id()).isEqualTo("3/4");
    assertThat(given).isEmpty();
  }

  @Test
  void aBadItemIsLeftOutAndTheOthersGoOn() throws IOException {
    CsvFile file =
        CsvFile.of(
            folder,
            "month,shop,sales",
            "2020-01,a,1",
            "2020-02,a,2",
            "2020-03,a,3",
            "2020-01,b,1",
            "2020-01,c,1",
            "2020-02,c,many",
            "2020-01,d,5",
            "2021-01,d,6",
            "2022-01,d,6");
    List<Series> series = file.form().withId("shop").readAll(file.notices::add);
    assertThat(series).extracting(Series::id).containsExactly("a");
    assertThat(file.notices())
        .containsExactly(
            "Series b is left out. Expected two dates or more in a series but was one, \"2020-01\" at"
                + " FILE, line 5.",
            "Series c is left out. Expected a number in column sales but was \"many\" at FILE, line 7."
                + " Correct it, or write NA for a missing value.",
            "Series d is left out. Expected the step month, as sales of a has, but sales of d has"
                + " year. Read it apart.");
  }

  @Test
  void thousandsOfItemsAreToldOfInAFewLines() throws IOException {
    CsvFile bad =
        file(
            "month,shop,sales",
            90,
            i -> FIRST.plusMonths(i % 3) + "," + i / 3 + "," + (i < 20 ? i : "x"));
    assertThat(bad.form().withId("shop").withValue("sales").readAll(bad.notices::add)).hasSize(6);
    assertThat(bad.notices).hasSize(6).last().isEqualTo("19 more series are left out.");
    CsvFile file =
        file(
            "month,shop,sales",
            80,
            i -> FIRST.plusMonths(i % 4) + "," + i / 4 + "," + (i % 4 == 3 ? "" : i));
    assertThat(file.form().withId("shop").readAll(file.notices::add)).hasSize(20);
    assertThat(file.notices)
        .singleElement()
        .asString()
        .endsWith("that is taken for the future. The same holds for 19 more series.");
  }

  @Test
  void givenAConstantItem() throws IOException {
    List<Series> series =
        given("one_constant_item/ids_one_zero.csv")
            .withId("id")
            .withValue("sales")
            .readAll(given::add);
    Trainable trainable = Trainable.of(series, 30);
    assertThat(trainable.series()).hasSize(2);
    assertThat(trainable.constant()).extracting(Series::id).containsExactly("zero_item");
    assertThat(trainable.notices())
        .containsExactly("sales of zero_item is constant: it is forecast as it is.");
  }

  @Test
  void timesKeepTheClockOfTheFile() throws IOException {
    CsvFile hours =
        file(
            "ts,load",
            30,
            i ->
                LocalDateTime.parse("2023-10-28T12:00")
                        .plusHours(i)
                        .minusHours(i < 13 ? 0 : 1)
                        .toString()
                    + (i < 13 ? "+02:00," : "+01:00,")
                    + i);
    Series series = hours.read();
    assertThat(series.time().offset()).isEqualTo(ZoneOffset.ofHours(1));
    assertThat(series.time().step()).isEqualTo(Step.HOUR);
    assertThat(series.time().label(29)).isEqualTo("2023-10-29 16:00+01:00");
    assertThat(series.time().next(1).label(0)).isEqualTo("2023-10-29 17:00+01:00");
    CsvFile days =
        file(
            "day,load",
            300,
            i ->
                LocalDateTime.parse("2023-01-01T00:00").plusDays(i)
                    + (i < 84 ? ":00+01:00," : ":00+02:00,")
                    + i);
    assertThat(days.read().time().step()).isEqualTo(Step.DAY);
    assertThat(days.read().time().label(299)).isEqualTo("2023-10-27");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-999", "-9999", "-99", "9999", "-999.0", "-99.9", "99999"})
  void numbersThatStandForMissingOnes(String placeholder) throws IOException {
    CsvFile months =
        file(
            "month,t",
            40,
            i -> FIRST.plusMonths(i) + "," + (i == 7 || i == 20 ? placeholder : i % 9 - 3));
    Series series = months.read(months.form().withFill(Fill.PREVIOUS));
    assertThat(series.value(7)).isEqualTo(3);
    assertThat(months.notices().get(0))
        .isEqualTo(
            "%s in column t of FILE is far from all other values and taken for missing, 2 in all."
                .formatted(placeholder.replace(".0", "")));
    assertThat(months.refusal()).contains("2 of 40 values in column t are missing");
  }

  @Test
  void numbersOfNinesAmongOthersLikeThem() throws IOException {
    CsvFile file = file("month,t", 40, i -> FIRST.plusMonths(i) + "," + (960 + i + i % 7));
    assertThat(file.read().values()).contains(999);
    assertThat(file.notices).isEmpty();
  }
}
