package neva;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages, help and messages speak as Keras, TensorFlow and scikit-learn do. */
class WordsTest {

  private static final Pattern NOT_OURS =
      Pattern.compile(
          String.join(
              "|",
              "\\d %(?![-.]?[\\d.a-z])", // 80 % for 80%
              "[«»]",
              "\\b\\d+ passes\\b",
              "\\b(test|validation|training) part\\b",
              "\\b(named?|names) \\S+ .*rightly\\b",
              "\\bsurest\\b",
              "\\bexamples a step\\b",
              "\\bto judge by\\b",
              "\\btold of no\\b",
              "had a say\\b",
              "\\bway of the data\\b",
              "\\bmakes small\\b",
              "\\ba (apple|image|epoch|error|object|empty|array|example|export|accuracy|RMSE)\\b",
              "\\ban (run|network|picture|class|file|user|step|series)\\b",
              "\\b1 (defects|images|objects|epochs|files|series are)\\b"));

  private static Stream<Path> pages() throws IOException {
    List<Path> all = new ArrayList<>(List.of(Path.of("README.md"), Path.of("CHANGELOG.md")));
    all.add(Path.of("CONTRIBUTING.md"));
    for (String folder : List.of("docs", "examples", "src/test/resources/help")) {
      try (Stream<Path> files = Files.list(Path.of(folder))) {
        files.filter(Files::isRegularFile).forEach(all::add);
      }
    }
    return all.stream();
  }

  private static Stream<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
    }
  }

  private static Stream<String> found(Path file, Pattern where) {
    return lines(file).stream()
        .filter(line -> where.matcher(line).find())
        .filter(line -> NOT_OURS.matcher(line).find())
        .map(line -> file + ": " + line.strip());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void pagesAndHelpUseTheWordsOfTheField() throws IOException {
    assertThat(pages().flatMap(page -> found(page, Pattern.compile("")))).isEmpty();
  }

  @Test
  void messagesAndCommentsUseTheWordsOfTheField() throws IOException {
    Pattern literalOrComment = Pattern.compile("\"[^\"]* [^\"]*\"|^ *(\\*|/\\*\\*|//)");
    assertThat(sources().flatMap(source -> found(source, literalOrComment))).isEmpty();
  }

  @Test
  void theSearchFindsWhatItIsFor() {
    assertThat(NOT_OURS.matcher("80.7 % of the images").find()).isTrue();
    assertThat(NOT_OURS.matcher("read on the test part").find()).isTrue();
    assertThat(NOT_OURS.matcher("80.7% test accuracy after 14 epochs").find()).isFalse();
  }
}
