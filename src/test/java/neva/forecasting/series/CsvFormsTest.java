package neva.forecasting.series;

import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The many ways to write the same values. */
@Tag("locale")
class CsvFormsTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "date,value\n2020-01,1.5\n2020-02,-2\n2020-03,3e1\n",
        "date;value\n2020-01;1,5\n2020-02;-2\n2020-03;30,0\n",
        "date;value\n2020-01;1.5\n2020-02;-2.0\n2020-03;30\n",
        "date\tvalue\n2020-01\t1.5\n2020-02\t-2\n2020-03\t30\n",
        "date\tvalue\n2020-01\t1,5\n2020-02\t-2\n2020-03\t30\n",
        "\"date\",\"value\"\r\n\"2020-01\",\"1.5\"\r\n\"2020-02\",\"-2\"\r\n\"2020-03\",\"30\"\r\n",
        "“date”,“value”\n“2020-01”,“1.5”\n“2020-02”,“-2”\n“2020-03”,“30”\n",
        "\"date”,”value\"\n\"2020-01\",1.5\n\"2020-02\",-2\n\"2020-03\",30",
        "\uFEFFdate,value\n2020-01,1.5\n2020-02,-2\n2020-03,30\n",
        "\n\ndate,value\n\n2020-01,1.5\n2020-02,-2\n,\n2020-03,30\n \n\n",
        " date , value \n 2020-01 , 1.5 \n 2020-02 , -2 \n 2020-03 , +30 \n",
        "date,value,\n2020-01,1.5,\n2020-02,-2,\n2020-03,30,\n",
        "Date,Remark,Value\n2020-01,\"new, large\",1.5\n2020-02,,-2\n2020-03,\"so\nso\",30\n"
      })
  void areRead(String text) throws IOException {
    CsvFile file = CsvFile.of(folder, text.getBytes(UTF_8));
    Series series = file.read(file.form().withDates("date").withValue("value"));
    assertThat(series.values()).containsExactly(1.5, -2, 30);
    assertThat(series.time().label(2)).isEqualTo("2020-03");
  }

  @Test
  void findTheirColumnsThemselves() throws IOException {
    CsvFile file =
        CsvFile.of(
            folder, "no.;station;when;level", "a1;north;1.1.2020;3,5", "a2;north;2.1.2020;4");
    Series series = file.read();
    assertThat(series.name()).isEqualTo("level");
    assertThat(series.time().label(1)).isEqualTo("2020-01-02");
  }

  @Test
  void preferAUsualNameForDatesToNumbersThatLookLikeYears() throws IOException {
    CsvFile file = CsvFile.of(folder, "sold,month", "1990,2020-01", "1995,2020-02");
    assertThat(file.read().values()).containsExactly(1990, 1995);
  }

  @Test
  void preferAWrittenDateToItsParts() throws IOException {
    CsvFile file =
        CsvFile.of(
            folder,
            "year,month,time,value",
            "2020,1,2020-01-31 22:00,1",
            "2020,1,2020-01-31 23:00,2");
    assertThat(file.read(file.form().withValue("value")).time().step()).isEqualTo(Step.HOUR);
  }

  @Test
  void mayBeUtf16OrTheWesternCodePage() throws IOException {
    String text = "date,Wärme °C\n2020-01,1\n2020-02,2\n";
    for (Charset charset : List.of(UTF_8, UTF_16, Charset.forName("windows-1252"))) {
      assertThat(CsvFile.of(folder, text.getBytes(charset)).read().name()).isEqualTo("Wärme °C");
    }
    byte[] littleEndian = ("\uFEFF" + text).getBytes(UTF_16LE);
    assertThat(CsvFile.of(folder, littleEndian).read().name()).isEqualTo("Wärme °C");
  }

  @Test
  void mayHoldDateAndTimeInTwoColumns() throws IOException {
    CsvFile file =
        CsvFile.of(folder, "Date;Time;CO", "10/3/2004;18.00.00;2,6", "10/3/2004;19.00.00;2");
    Series series = file.read(file.form().withDates("Date", "Time"));
    assertThat(series.time().label(1)).isEqualTo("2004-10-03 19:00");
  }

  @Test
  void readMonthBeforeDayUnlessOnlyTheOtherWayIsRegular() throws IOException {
    CsvFile daily = CsvFile.of(folder, "date,value", "1/2/2020,1", "1/3/2020,2", "1/4/2020,3");
    assertThat(daily.read().time().step()).isEqualTo(Step.DAY);
    CsvFile monthly =
        CsvFile.of(folder, "date,value", "1/11/2020,1", "1/12/2020,2", "1/1/2021,3", "1/2/2021,4");
    assertThat(monthly.read().time().step()).isEqualTo(Step.MONTH);
  }

  @Test
  void passOverNotesBelowTheValues() throws IOException {
    CsvFile file =
        CsvFile.of(
            folder,
            "date,value",
            "2020-01,1",
            "2020-02,2",
            "",
            "Source: the office, revised",
            "all rights reserved");
    assertThat(file.read().length()).isEqualTo(2);
    assertThat(file.notices())
        .containsExactly(
            "The note \"Source: the office, revised\" at FILE, line 5 is passed over.",
            "The note \"all rights reserved\" at FILE, line 6 is passed over.");
  }

  @Test
  void mayHoldSeveralSeries() throws IOException {
    CsvFile file =
        CsvFile.of(
            folder,
            "cow,month,pounds",
            "Elsa,2020-01,1",
            "Berta,2021-05,10",
            "Elsa,2020-02,2",
            "Berta,2021-06,20",
            "Berta,2021-07,30");
    List<Series> cows = file.form().withId("cow").readAll(notice -> {});
    assertThat(cows).extracting(Series::id).containsExactly("Elsa", "Berta");
    assertThat(cows).extracting(Series::length).containsExactly(2, 3);
    assertThat(cows.get(1).values()).containsExactly(10, 20, 30);
    assertThat(cows.get(1).label()).isEqualTo("pounds of Berta");
  }

  @Test
  void makeColumnsOfTexts() throws IOException {
    CsvFile file =
        CsvFile.of(folder, "date,value,wind", "2020-01,1,NW", "2020-02,2,SE", "2020-03,3,NW");
    Series one = file.read(file.form().withExtras("wind=NW"));
    assertThat(one.extras()).containsExactly("wind=NW");
    assertThat(one.column("wind=NW")).containsExactly(1, 0, 1);
    Series all = file.read(file.form().withValue("value").withExtras("wind=*"));
    assertThat(all.extras()).containsExactly("wind=NW", "wind=SE");
  }

  @Test
  void areFilledOnRequest() throws IOException {
    CsvFile file =
        CsvFile.of(
            folder,
            "date,value",
            "2020-01,NA",
            "2020-02,2",
            "2020-03,?",
            "2020-04,",
            "2020-05,8",
            "2020-07,10");
    Series series = file.read(file.form().withFill(Fill.LINEAR));
    assertThat(series.values()).containsExactly(2, 2, 4, 6, 8, 9, 10);
    assertThat(file.notices())
        .containsExactly(
            "1 of 7 dates are missing in FILE: fill is linear.",
            "3 of 6 values in column value are missing, the first at FILE, line 2:"
                + " fill is linear.");
  }
}
