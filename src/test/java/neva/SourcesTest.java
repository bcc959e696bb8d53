package neva;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Rules that compiled classes do not show: what stands in the texts of the sources. */
class SourcesTest {

  private static final Path NEVA = Path.of("src/main/java/neva");

  private static final Pattern LITERAL = Pattern.compile("\"(?:[^\"\\\\\n]|\\\\.)*\"");

  private static final Pattern COMMENT = Pattern.compile("(?s)/\\*.*?\\*/|(?m)^\\s*//.*$");

  private static final Pattern OPTION = Pattern.compile("(?<![-\\w])--[a-z]");

  /** A call in the locale of the JVM, after its receiver. */
  private static final Pattern FORMATTED =
      Pattern.compile("(%1$s(?:\\s*\\+\\s*%1$s)*)?\\)?\\s*\\.formatted\\(".formatted(LITERAL));

  private static final Pattern PRINTED =
      Pattern.compile(
          "(?:String\\.format|\\.printf)\\(\\s*+(?!Locale)(%1$s(?:\\s*\\+\\s*%1$s)*)?"
              .formatted(LITERAL));

  /** Conversions whose text is another in Germany, or in Egypt where file names are made of it. */
  private static final Pattern LOCAL =
      Pattern.compile("%[-#+ (0]*(?:,[-#+ (0\\d.,]*[a-zA-Z]|[\\d.]*[aAeEfgGtT]|0\\d+d)");

  private static final Pattern LETTERS = Pattern.compile("\\.to(?:Lower|Upper)Case\\(\\)");

  private record Source(Path file, String text) {

    static Source of(Path file) {
      try {
        return new Source(
            NEVA.relativize(file), COMMENT.matcher(Files.readString(file)).replaceAll(""));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      }
    }

    Stream<String> found(Pattern pattern, int group) {
      List<String> found = new ArrayList<>();
      Matcher matcher = pattern.matcher(text);
      while (matcher.find()) {
        found.add("%s: %s".formatted(file, matcher.group(group)));
      }
      return found.stream();
    }
  }

  private static List<Source> sources;

  @BeforeAll
  static void read() throws IOException {
    try (Stream<Path> files = Files.walk(NEVA)) {
      sources = files.filter(file -> file.toString().endsWith(".java")).map(Source::of).toList();
    }
  }

  /** They are called from Java too; the command line adds its options, see HintText. */
  @Test
  void librariesNameNoOptions() {
    assertThat(sources)
        .filteredOn(source -> !source.file.startsWith("cli"))
        .flatExtracting(source -> source.found(LITERAL, 0).toList())
        .filteredOn(OPTION.asPredicate())
        .isEmpty();
  }

  /** Text.format reads the same everywhere. */
  @Test
  void noTextDependsOnTheLocale() {
    assertThat(sources)
        .filteredOn(source -> !source.file.endsWith("Text.java"))
        .flatExtracting(
            source -> Stream.concat(source.found(FORMATTED, 1), source.found(PRINTED, 1)).toList())
        .filteredOn(text -> text.endsWith(": null") || LOCAL.matcher(text).find())
        .isEmpty();
  }

  /** In Turkish the small I has no dot. */
  @Test
  void noLettersDependOnTheLocale() {
    assertThat(sources).flatExtracting(source -> source.found(LETTERS, 0).toList()).isEmpty();
  }
}
