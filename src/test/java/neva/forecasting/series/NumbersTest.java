package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("locale")
class NumbersTest {

  private record Column(double[] values, List<String> notices) {}

  private static Column read(char separator, List<String> cells) throws IOException {
    Path file = Files.createTempFile("neva", ".csv");
    try {
      String rows =
          IntStream.range(0, cells.size())
              .mapToObj(i -> "\n%d%s\"%s\"".formatted(1800 + i, separator, cells.get(i)))
              .reduce("year" + separator + "value", String::concat);
      Files.writeString(file, rows, StandardCharsets.UTF_8);
      List<String> notices = new ArrayList<>();
      return new Column(CsvSeries.of(file).read(notices::add).values(), notices);
    } finally {
      Files.delete(file);
    }
  }

  private static Column read(char separator, String... cells) throws IOException {
    return read(separator, List.of(cells));
  }

  @Provide
  Arbitrary<Locale> locales() {
    return Arbitraries.of(
            "en-US", "en-GB", "en-IN", "de-DE", "de-AT", "de-CH", "fr-FR", "fr-CA", "it-IT",
            "es-ES", "pt-BR", "pt-PT", "nl-NL", "sv-SE", "nb-NO", "da-DK", "fi-FI", "pl-PL",
            "cs-CZ", "hu-HU", "ru-RU", "tr-TR", "el-GR", "ja-JP", "zh-CN", "ko-KR")
        .map(Locale::forLanguageTag);
  }

  @Provide
  Arbitrary<Character> separators() {
    return Arbitraries.of(',', ';', '\t');
  }

  /** The sign of 1234.5 can be told, and so can that of all others. */
  @Property(tries = 50)
  void areReadAsTheyAreWrittenInManyCountries(
      @ForAll("locales") Locale locale,
      @ForAll("separators") char separator,
      @ForAll @Size(min = 2, max = 8) List<@DoubleRange(min = -2e7, max = 2e7) Double> values,
      @ForAll @IntRange(min = 1, max = 4) int decimals,
      @ForAll boolean allDecimals,
      @ForAll @IntRange(max = 1) int style)
      throws IOException {
    NumberFormat format =
        style == 0
            ? NumberFormat.getNumberInstance(locale)
            : NumberFormat.getCurrencyInstance(locale);
    format.setMaximumFractionDigits(decimals);
    format.setMinimumFractionDigits(allDecimals ? decimals : 0);
    List<Double> all = new ArrayList<>(values);
    all.add(1234.5);
    Column column = read(separator, all.stream().map(format::format).toList());
    double half = 0.5001 * Math.pow(10, -decimals);
    for (int i = 0; i < all.size(); i++) {
      assertThat(column.values[i]).isCloseTo(all.get(i), within(half));
    }
    assertThat(column.notices).isEmpty();
  }

  @Property(tries = 50)
  void wholeNumbersAreReadAsTheyAreWrittenInManyCountries(
      @ForAll("locales") Locale locale,
      @ForAll("separators") char separator,
      @ForAll @Size(min = 2, max = 8)
          List<@IntRange(min = -20_000_000, max = 20_000_000) Integer> values)
      throws IOException {
    NumberFormat format = NumberFormat.getIntegerInstance(locale);
    List<Integer> all = new ArrayList<>(values);
    Collections.addAll(all, 910, 10_920); // 10.920 beside 910 is ten thousand
    Column column = read(separator, all.stream().map(format::format).toList());
    assertThat(column.values).isEqualTo(all.stream().mapToDouble(Integer::doubleValue).toArray());
  }

  @Property(tries = 50)
  void areReadAsProgramsWriteThem(
      @ForAll("separators") char separator,
      @ForAll @Size(min = 2, max = 8) List<@DoubleRange(min = -1e9, max = 1e9) Double> values)
      throws IOException {
    double[] all =
        DoubleStream.concat(values.stream().mapToDouble(v -> v), DoubleStream.of(0.5)).toArray();
    Column column = read(separator, DoubleStream.of(all).mapToObj(Double::toString).toList());
    assertThat(column.values).isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1,000.02 | 1000.02",
        "1.000,02 | 1000.02",
        "1.234.567 | 1234567",
        "12,34,567.5 | 1234567.5",
        "1'234.50 | 1234.5",
        "1 234,5 | 1234.5",
        "$1,000.5 | 1000.5",
        "US$ 7.25 | 7.25",
        "1.000,50 € | 1000.5",
        "€7 | 7",
        "EUR 7 | 7",
        "7.5 USD | 7.5",
        "7 % | 7",
        "7% | 7",
        "(7) | -7",
        "($1,234.50) | -1234.5",
        "-$7 | -7",
        "$-7 | -7",
        "7- | -7",
        "−7 | -7",
        "+7 | 7",
        "1,5e3 | 1500",
        ".5 | 0.5",
        "7. | 7"
      })
  void areRead(String text, double expected) throws IOException {
    assertThat(read(';', text, text).values).containsExactly(expected, expected);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1,00.5",
        "1.2.3",
        "12-3",
        "(7",
        "7)",
        "(-7)",
        "--7",
        "$",
        "7 8",
        "1 2345",
        "e5",
        "ABC 7",
        "7 apples",
        "0x1p3",
        "1,",
        "1e999",
        "Infinity"
      })
  void areNotMadeOfTexts(String text) {
    assertThat(Numbers.isNumber(text)).isEqualTo(text.equals("1,"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "NA", "n/a", "#N/A", "NaN", "null", "None", "?", "-", "--", ".", ".."})
  void mayBeMissing(String text) {
    assertThat(Numbers.POINT.parse(text).getAsDouble()).isNaN();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "; | 910 1.000 2.120 | 1000", // nobody writes 910 beside 1.000
        "; | 910 1.111 2.123 | 1111",
        "; | 1.234 0.500 2.120 | 0.5", // no thousands begin with 0
        "; | 1.234 12.5 2.120 | 12.5",
        "; | 1.234 1.2345 2.120 | 1.2345",
        "; | 1000 1.234 2.125 | 1.234", // who writes 1000 writes no 1.234
        "; | 1,234 7,500 2,125 | 7.5",
        "; | 910 1,000 2,125 | 1000",
        "'\t' | 910 1,000 2,125 | 1000",
        "'\t' | 1,234 1,5 2,125 | 1.5",
        "',' | 910 1,000 2,125 | 1000",
        "',' | 1.234 1.500 2.125 | 1.5"
      })
  void areDecidedByTheWholeColumn(char separator, String cells, double second) throws IOException {
    assertThat(read(separator, cells.split(" ")).values[1]).isEqualTo(second);
  }

  @ParameterizedTest
  @CsvSource({"';', 1.234, 1234", "';', '1,234', 1.234", "'\t', 1.234, 1234", "',', '1,234', 1234"})
  void areToldOfWhereTheyMayMeanTwoThings(char separator, String cell, String taken)
      throws IOException {
    Column column = read(separator, cell, "5" + cell.substring(1));
    assertThat(column.values[0]).isEqualTo(Double.parseDouble(taken));
    assertThat(column.notices)
        .singleElement()
        .asString()
        .contains("\"%s\" is taken for %s.".formatted(cell, taken));
  }

  @Test
  void followTheOtherColumnsWhereTheyMayMeanTwoThings() throws IOException {
    for (String other : List.of("0.5", "0,5")) {
      Path file = Files.createTempFile("neva", ".csv");
      Files.writeString(
          file,
          Stream.of("m;v;w", "2020-01;1.234;" + other, "2020-02;2.345;" + other)
              .reduce("", (a, b) -> a + b + "\n"));
      List<String> notices = new ArrayList<>();
      Series series = CsvSeries.of(file).withValue("v").read(notices::add);
      assertThat(series.value(0)).isEqualTo(other.contains(".") ? 1.234 : 1234);
      assertThat(notices).isEmpty();
      Files.delete(file);
    }
  }
}
