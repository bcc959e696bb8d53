package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import neva.io.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FutureValuesTest {

  @TempDir Path folder;

  private CsvFile shops() throws IOException {
    return CsvFile.of(
        folder,
        "day;shop;sales;price",
        "01.03.2020;a;1;1,5",
        "02.03.2020;a;2;1,6",
        "01.03.2020;b;3;2,5",
        "02.03.2020;b;4;2,6",
        "03.03.2020;b;5;2,7");
  }

  private CsvSeries form() throws IOException {
    return shops().form().withId("shop").withValue("sales").withFutures("price");
  }

  private Path future(String... lines) throws IOException {
    return Files.writeString(folder.resolve("future.csv"), String.join("\n", lines));
  }

  @Test
  void followTheSeriesByDateAndId() throws IOException {
    List<Series> series = form().readAll(n -> {});
    FutureValues values =
        FutureValues.read(
            form(),
            future(
                "shop;price;day",
                "b;3,2;05.03.2020",
                "b;3,1;04.03.2020",
                "a;1,7;03.03.2020",
                "b;9,9;03.03.2020"),
            n -> {});
    assertThat(values.addTo(series.get(0)).future("price", 0, 3)).containsExactly(1.5, 1.6, 1.7);
    assertThat(values.addTo(series.get(1)).future("price", 0, 5))
        .containsExactly(2.5, 2.6, 2.7, 3.1, 3.2);
    assertThat(values.addTo(series.get(1)).knownAhead()).isEqualTo(2);
  }

  @Test
  void areThoseOfAllSeriesWithoutIds() throws IOException {
    FutureValues values =
        FutureValues.read(form(), future("day;price", "03.03.2020;7,5", "04.03.2020;8,5"), n -> {});
    for (Series series : form().readAll(n -> {})) {
      Series extended = values.addTo(series);
      assertThat(extended.future("price", 0, extended.length() + 1))
          .endsWith(series.id().equals("a") ? 7.5 : 8.5);
    }
  }

  @Test
  void endBeforeADateThatIsMissing() throws IOException {
    FutureValues values =
        FutureValues.read(form(), future("day;price", "04.03.2020;7,5", "06.03.2020;8,5"), n -> {});
    List<Series> series = form().readAll(n -> {});
    assertThat(values.addTo(series.get(1)).knownAhead()).isEqualTo(1);
    assertThatThrownBy(() -> values.addTo(series.get(1)).future("price", 3, 5))
        .isInstanceOf(BadInputException.class)
        .hasMessage(
            "Expected values of price up to 2020-03-05 for sales of b but they end at 2020-03-04."
                + " Give those of the future, or forecast fewer steps.");
    assertThatThrownBy(() -> values.addTo(series.get(0)))
        .isInstanceOf(BadInputException.class)
        .hasMessageStartingWith("Expected a row for 2020-03-03 of sales of a but ");
  }

  @Test
  void areNumbers() throws IOException {
    FutureValues values =
        FutureValues.read(form(), future("day;price", "04.03.2020;", "03.03.2020;8,5"), n -> {});
    List<Series> series = form().readAll(n -> {});
    assertThatThrownBy(() -> values.addTo(series.get(1)))
        .hasMessageStartingWith("Expected a number in column price but it is missing at ")
        .hasMessageEndingWith("line 2. Complete it.");
  }
}
