package neva.forecasting.series;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import neva.io.BadInputException;

/** Damaged files are read as a regular series or refused in a sentence, and nothing else. */
class MutatedCsvTest {

  private static final String CHARACTERS = "0123456789-/.,;:\"\n\t NAT?e+ZM“\uFEFF=*\0é";
  private static final String HOURS =
      "id,t,v,w\n"
          + IntStream.range(0, 12)
              .mapToObj(i -> "%s,2020-02-28 %02d:00,%d,x".formatted(i % 2, 12 + i / 2, i))
              .collect(Collectors.joining("\n"));
  private static final String MONTHS =
      IntStream.range(1, 9)
          .mapToObj(i -> "1." + i + ".99;" + i + ",5;y")
          .collect(Collectors.joining("\n", "t;v;w\n", "\nnote\n"));

  @Property(tries = 300)
  void isReadOrRefused(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 6) int changes, @ForAll boolean hours)
      throws IOException {
    Path file = Files.createTempFile("neva", ".csv");
    try {
      Files.writeString(file, mutated(hours ? HOURS : MONTHS, changes, new Random(seed)));
      readOrRefuse(
          CsvSeries.of(file)
              .withValue("v")
              .withExtras("w=*")
              .withId(hours ? new String[] {"id"} : new String[0]));
      readOrRefuse(CsvSeries.of(file).withFill(Fill.seasonal(3)));
    } finally {
      Files.delete(file);
    }
  }

  private static void readOrRefuse(CsvSeries form) throws IOException {
    try {
      for (Series series : form.readAll(notice -> {})) {
        assertThat(series.length()).isGreaterThan(1);
        assertThat(Arrays.stream(series.values())).allMatch(Double::isFinite);
      }
    } catch (BadInputException refusal) {
      assertThat(refusal.getMessage()).startsWith("Expected ").endsWith(".");
    }
  }

  private static String mutated(String text, int changes, Random random) {
    StringBuilder mutated = new StringBuilder(text);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(mutated.length());
      char character = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
      switch (random.nextInt(3)) {
        case 0 -> mutated.setCharAt(at, character);
        case 1 -> mutated.insert(at, character);
        default -> mutated.deleteCharAt(at);
      }
    }
    return mutated.toString();
  }
}
