package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import neva.io.BadInputException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a file is refused for, word for word. */
@Tag("locale")
class CsvRefusalTest {

  @TempDir Path folder;

  @Test
  void noFile() {
    Path missing = folder.resolve("none.csv");
    assertThatThrownBy(() -> Series.readCsv(missing, "a", "b"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("Expected the file %s but there is none.", missing);
  }

  @Test
  void emptyFile() throws IOException {
    assertThat(file("").refusal())
        .isEqualTo("Expected a line with the names of the columns but FILE is empty.");
  }

  @Test
  void namesWithoutValues() throws IOException {
    assertThat(file("date,value").refusal())
        .isEqualTo("Expected values below the names of the columns but FILE ends after line 1.");
  }

  @Test
  void noNames() throws IOException {
    assertThat(file("2020-01,1", "2020-02,2").refusal())
        .isEqualTo(
            "Expected the names of the columns in the first line of FILE but was \"2020-01, 1\"."
                + " Add them.");
  }

  @Test
  void missingColumn() throws IOException {
    CsvFile file = file("date,value", "2020-01,1");
    assertThat(file.refusal(file.form().withValue("milk")))
        .isEqualTo("Expected a column milk but FILE has the columns date, value.");
  }

  @Test
  void columnNamedTwice() throws IOException {
    CsvFile file = file("date,value,value", "2020-01,1,2");
    assertThat(file.refusal(file.form().withValue("value")))
        .isEqualTo("Expected one column value but FILE has 2 of that name. Rename them.");
  }

  @Test
  void noColumnOfDates() throws IOException {
    assertThat(file("a,b", "x,1", "y,2").refusal())
        .isEqualTo(
            "Expected a column of dates but found none in FILE, whose columns are a, b. Name it,"
                + " or say that there is none.");
  }

  @Test
  void severalColumnsOfNumbers() throws IOException {
    assertThat(file("date,a,b", "2020-01,1,2", "2020-02,1,2").refusal())
        .isEqualTo(
            "Expected one column of numbers but FILE has 2; its columns are date, a, b."
                + " Name the one to forecast.");
  }

  @Test
  void textForANumber() throws IOException {
    CsvFile file = file("date,value", "2020-01,1", "2020-02,many", "2020-03,2");
    assertThat(file.refusal())
        .isEqualTo(
            "Expected a number in column value but was \"many\" at FILE, line 3."
                + " Correct it, or write NA for a missing value.");
  }

  @Test
  void textForANumberInAFurtherColumn() throws IOException {
    CsvFile file = file("date,value,wind", "2020-01,1,NW", "2020-02,2,SE");
    assertThat(file.refusal(file.form().withValue("value").withExtras("wind")))
        .isEqualTo(
            "Expected a number in column wind but was \"NW\" at FILE, line 2."
                + " Correct it, or ask for wind=* to make columns of its texts.");
  }

  @Test
  void numbersThatNoDoubleHoldsAndMixedDecimalSigns() throws IOException {
    assertThat(file("date,value", "2020-01,1", "2020-02,1e999").refusal()).contains("\"1e999\"");
    assertThat(file("date,value", "2020-01,1", "2020-02,Infinity").refusal())
        .contains("\"Infinity\"");
    assertThat(file("date,value", "2020-01,1", "2020-02,0x1p3").refusal()).contains("\"0x1p3\"");
    assertThat(file("date;value", "2020-01;1,5", "2020-02;1.25").refusal()).contains("\"1,5\"");
    assertThat(file("date,value", "2020-01,1.5", "2020-02,\"1,25\"").refusal())
        .contains("\"1,25\"");
  }

  @Test
  void tooManyTexts() throws IOException {
    String[] lines =
        Stream.concat(
                Stream.of("date,value,word"),
                IntStream.range(0, 101).mapToObj(i -> 1900 + i + ",1,w" + i))
            .toArray(String[]::new);
    CsvFile file = file(lines);
    assertThat(file.refusal(file.form().withValue("value").withExtras("word=*")))
        .isEqualTo(
            "Expected at most 100 different texts in column word of FILE but was 101."
                + " Ask for single ones, such as word=w0.");
  }

  @Test
  void missingValues() throws IOException {
    assertThat(
            file("date,value", "2020-01,1", "2020-02,NA", "2020-03,2", "2020-04,nan", "2020-05,1")
                .refusal())
        .isEqualTo(
            "Expected numbers but 2 of 5 values in column value are missing, the first at FILE,"
                + " line 3. Complete them, or ask for a linear or seasonal fill.");
  }

  @Test
  void onlyMissingValues() throws IOException {
    CsvFile file = file("date,value,other", "2020-01,1,", "2020-02,2,");
    assertThat(
            file.refusal(file.form().withValue("value").withExtras("other").withFill(Fill.LINEAR)))
        .isEqualTo(
            "Expected numbers but 2 of 2 values in column other are missing, the first at FILE,"
                + " line 2. Leave the column out.");
  }

  @Test
  void textForADate() throws IOException {
    assertThat(file("date,value", "2020-01,1", "2020-O2,2", "2020-03,3").refusal())
        .isEqualTo(
            "Expected a date like \"2020-01\" in column date but was \"2020-O2\" at FILE, line 3."
                + " Correct it, or name another column of dates.");
  }

  @Test
  void daysThatTheMonthDoesNotHave() throws IOException {
    assertThat(file("date,value", "2021-02-28,1", "2021-02-29,2", "2021-02-30,3").refusal())
        .contains("but was \"2021-02-29\" at FILE, line 3");
  }

  @Test
  void aTotalBelowTheValuesIsNoNote() throws IOException {
    assertThat(file("date,value", "2020-01,1", "2020-02,2", "total,3").refusal())
        .contains("but was \"total\" at FILE, line 4");
  }

  @Test
  void namedColumnThatHoldsNoDates() throws IOException {
    CsvFile file = file("date,value", "2020-01,1", "2020-02,2");
    assertThat(file.refusal(file.form().withDates("value").withValue("value")))
        .isEqualTo(
            "Expected a date such as 2024-01-31 or 2024-01 in column value but was \"1\" at FILE,"
                + " line 2. Correct it, or name another column of dates.");
  }

  @Test
  void oneValueAlone() throws IOException {
    assertThat(file("date,value", "2020-01,1").refusal())
        .isEqualTo(
            "Expected two dates or more in a series but was one, \"2020-01\" at FILE, line 2.");
  }

  @Test
  void repeatedDates() throws IOException {
    assertThat(file("date,value", "2020-01,1", "2020-02,3", "2020-02,2").refusal())
        .isEqualTo(
            "Expected every date once but \"2020-02\" at line 3 is again at FILE, line 4."
                + " Remove one, name the column that tells series apart, or ask for the mean, first,"
                + " last or sum of duplicates.");
  }

  @Test
  void gaps() throws IOException {
    assertThat(file("date,value", "2020-01,1", "2020-02,3", "2020-05,2", "2020-06,2").refusal())
        .isEqualTo(
            "Expected 2020-03 after \"2020-02\", for the step is month, but was \"2020-05\" at FILE,"
                + " line 4. Add what is missing (2), or ask for a linear or seasonal fill.");
  }

  @Test
  void irregularTimesEvenWhenGapsAreFilled() throws IOException {
    CsvFile file =
        file(
            "t,v",
            "2020-01-01 00:00,1",
            "2020-01-01 01:00,2",
            "2020-01-01 02:10,3",
            "2020-01-01 03:00,4",
            "2020-01-01 04:00,4");
    assertThat(file.refusal(file.form().withFill(Fill.LINEAR)))
        .isEqualTo(
            "Expected 2020-01-01 02:00 after \"2020-01-01 01:00\", for the step is hour, but was"
                + " \"2020-01-01 02:10\" at FILE, line 4. Correct the date.");
  }

  @Test
  void moreMissingThanThere() throws IOException {
    CsvFile file = file("date,value", "2020-01,1", "2020-02,1", "2020-03,1", "2202-04,1");
    assertThat(file.refusal(file.form().withFill(Fill.LINEAR)))
        .isEqualTo(
            "Expected a date for most steps but 2184 of 2188 are missing between \"2020-01\" and"
                + " \"2202-04\" in FILE. Correct the dates.");
  }

  @Test
  void moreCellsThanNames() throws IOException {
    assertThat(file("date,value", "2020-01,1", "2020-02,2,5").refusal())
        .isEqualTo(
            "Expected 2 cells, as many as names, but was 3 at FILE, line 3."
                + " Quote cells that hold a \",\".");
  }

  @Test
  void quotesThatAreNotClosed() throws IOException {
    assertThat(file("date,value", "2020-01,1", "2020-02,\"2", "2020-03,3").refusal())
        .isEqualTo(
            "Expected every quote to be closed at the end of its cell but one is not, after FILE, line 2."
                + " Correct the quotes.");
  }

  @Test
  void severalSeriesWhereOneIsWanted() throws IOException {
    CsvFile file =
        file("id,date,value", "a,2020-01,1", "b,2020-01,1", "a,2020-02,1", "b,2020-02,1");
    assertThatThrownBy(() -> file.read(file.form().withId("id")))
        .hasMessage(
            "Expected one series but column id of %s tells 2 apart: a, b. Read all of them.",
            file.path);
  }

  private CsvFile file(String... lines) throws IOException {
    return CsvFile.of(folder, lines);
  }

  @Test
  void aBadSeriesAmongOthersMayBePassedOver() throws IOException {
    CsvFile file =
        CsvFile.of(
            folder,
            "shop,month,sales",
            "a,2020-01,1",
            "b,2020-01,1",
            "a,2020-02,2",
            "b,2020-02,many",
            "a,2020-03,3",
            "c,2020-03,3");
    Map<String, String> refused = new LinkedHashMap<>();
    List<Series> read =
        file.form()
            .withId("shop")
            .withValue("sales")
            .readAll(n -> {}, (id, reason) -> refused.put(id, reason.getMessage()));
    assertThat(read).extracting(Series::id).containsExactly("a");
    assertThat(refused).containsOnlyKeys("b", "c");
    assertThat(refused.get("b")).contains("\"many\"", "line 5");
    assertThat(refused.get("c")).contains("Expected two dates or more in a series");
  }
}
